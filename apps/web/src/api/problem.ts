import type { Problem } from '@workback/contracts/platform/problem';

/** A refused or failed call, with the server's own words. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  /** What is wrong with one field, if anything. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === name || error.field.startsWith(`${name}.`))?.message;
  }
}

/** The server could not be reached at all. */
export class Offline extends Error {
  constructor() {
    super('Workback cannot be reached. Nothing on this page is lost; try again when the connection is back.');
  }
}

/** The sentence to show for anything that went wrong. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem && error.problem.code === 'not-signed-in') {
    return 'Your session has ended. Sign in again to go on.';
  }
  return error instanceof Error ? error.message : 'Something failed.';
}

/** The number that finds the failure in the server's log. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.problem.requestId || undefined : undefined;
}

/** What is wrong with a field of a form, if the failure says so. */
export function fieldError(error: unknown, name: string): string | undefined {
  return error instanceof ApiProblem ? error.field(name) : undefined;
}
