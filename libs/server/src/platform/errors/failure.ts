/** What kind of failure happened; one filter turns it into an HTTP status. */
export type FailureKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale-version'
  | 'missing-version'
  | 'too-many'
  | 'unavailable';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A failure that a caller can act on: what happened, in one sentence, and which fields are to blame. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    /** Stable name for programs, for example `kpi-not-found`. */
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    /** The current state of the resource, so that nobody's text is lost on a conflict. */
    readonly current?: unknown,
  ) {
    super(message);
  }
}

/** The thing does not exist, or not for this caller. */
export const notFound = (noun: string): Failure =>
  new Failure('not-found', `${noun.toLowerCase().replaceAll(' ', '-')}-not-found`, `This ${noun} does not exist.`);

/** Input that breaks a rule; names the fields. */
export const invalid = (errors: readonly FieldError[], code = 'invalid-input'): Failure =>
  new Failure('invalid', code, errors.map((error) => `${error.field}: ${error.message}`).join('; '), errors);

/** The action does not fit the present state. */
export const conflict = (code: string, message: string): Failure => new Failure('conflict', code, message);

/** Somebody else saved first; carries what is there now. */
export const staleVersion = (noun: string, current?: unknown): Failure =>
  new Failure(
    'stale-version',
    'stale-version',
    `This ${noun} was changed by somebody else in the meantime.`,
    [],
    current,
  );
