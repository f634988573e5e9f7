import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Route } from '@workback/contracts/platform/route';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import { map, type Observable } from 'rxjs';
import { NotModified } from './prepared-json.js';
import { routeOf } from './route.decorator.js';

/** An answer that is not what its contract says: our own fault, never the caller's. */
export class ContractBreach extends Error {}

const unshaped: ReadonlySet<Route['produces']> = new Set([
  'text/event-stream',
  'image/*',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const);

/** Compares every answer with the response schema of its route; switched on in tests, costs nothing otherwise. */
@Injectable()
export class ResponseCheck implements NestInterceptor {
  constructor(@InjectConfig() private readonly config: Config) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    // A stream writes its answer itself, and bytes have no shape.
    if (!this.config.checkResponses || !route || unshaped.has(route.produces)) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof NotModified) return answer;
        const problem = breachOf(route, answer);
        if (problem) throw new ContractBreach(`${route.id} answered ${problem}`);
        return answer;
      }),
    );
  }
}

/** What is wrong with an answer (a value, or JSON that the service wrote itself), or null; also names fields that the contract does not know, which might be secrets. */
export function breachOf(route: Route, answer: unknown): string | null {
  if (!route.response) return answer === undefined ? null : 'a body, and the contract says there is none';
  const json = typeof answer === 'string' && (route.produces ?? 'json') === 'json' ? answer : JSON.stringify(answer);
  const wire = answer === undefined ? undefined : (JSON.parse(json) as unknown);
  const parsed = route.response.safeParse(wire);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');
  }
  const strangers = unknownFields(wire, parsed.data, '');
  return strangers.length > 0 ? `fields that the contract does not know: ${strangers.join(', ')}` : null;
}

function unknownFields(wire: unknown, known: unknown, path: string): string[] {
  if (typeof wire !== 'object' || wire === null || typeof known !== 'object' || known === null) return [];
  return Object.entries(wire).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return key in known ? unknownFields(value, (known as Record<string, unknown>)[key], at) : [at];
  });
}
