import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@workback/contracts/platform/problem';
import { isDatabaseAway } from '@workback/server/platform/database/passing-failure';
import { Failure, type FailureKind } from '@workback/server/platform/errors/failure';
import type { FastifyReply, FastifyRequest } from 'fastify';

const statuses: Record<FailureKind, readonly [number, string]> = {
  invalid: [422, 'Invalid input'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'Does not fit the present state'],
  'stale-version': [412, 'Changed in the meantime'],
  'missing-version': [428, 'Version missing'],
  'too-many': [429, 'Too many attempts'],
  unavailable: [503, 'Not available now'],
};

/** PostgreSQL's complaints that are the caller's doing, in words. */
const databaseProblems: Record<string, readonly [number, string, string]> = {
  '23505': [409, 'already-exists', 'This already exists.'],
  '23503': [409, 'in-use-or-unknown', 'Something this refers to does not exist here, or is still in use.'],
  '23514': [422, 'invalid-input', 'The database refused a value that breaks a rule.'],
  '22P05': [422, 'invalid-input', 'The text contains characters that cannot be stored.'],
  '57014': [503, 'timeout', 'The database took too long. Nothing was changed.'],
  '40P01': [503, 'busy', 'Several changes got in each other’s way. Nothing was changed; try again.'],
  '40001': [503, 'busy', 'Several changes got in each other’s way. Nothing was changed; try again.'],
  '55P03': [503, 'busy', 'Somebody else is changing this right now. Nothing was changed; try again.'],
};

/** Says every failure in HTTP, in one place, as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.describe(error, String(request.id));
    if (problem.status >= 500) this.logger.error({ err: error, requestId: problem.requestId, url: request.url });
    if (reply.sent || reply.raw.headersSent) return;
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  private describe(error: unknown, requestId: string): Problem {
    if (error instanceof Failure) {
      const [status, title] = statuses[error.kind];
      return {
        ...shape(status, title, error.code, error.message, requestId),
        ...(error.errors.length > 0 ? { errors: [...error.errors] } : {}),
        ...(error.current === undefined ? {} : { current: error.current }),
      };
    }
    const known = databaseProblems[codeOf(error)];
    if (known) return shape(known[0], 'The change was refused', known[1], known[2], requestId);
    if (isDatabaseAway(error)) {
      const detail =
        'The database cannot be reached right now. Look whether your change is there before you repeat it.';
      return shape(503, 'Not available now', 'database-away', detail, requestId);
    }
    const status = statusOf(error);
    if (status < 500)
      return shape(status, 'The request was refused', `http-${status}`, (error as Error).message, requestId);
    return shape(
      500,
      'Unexpected failure',
      'unexpected',
      'Something failed on our side; the request id names it in the log.',
      requestId,
    );
  }
}

function shape(status: number, title: string, code: string, detail: string, requestId: string): Problem {
  return { type: 'about:blank', title, status, code, detail, requestId };
}

function codeOf(error: unknown): string {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(candidate?.driverError?.code ?? candidate?.code ?? '');
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const candidate = (error as { statusCode?: unknown })?.statusCode;
  return typeof candidate === 'number' && candidate >= 400 ? candidate : 500;
}
