import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  Header,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
} from '@nestjs/common';
import type { Route, RouteInput } from '@workback/contracts/platform/route';
import { Failure, invalid } from '@workback/server/platform/errors/failure';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { unstorable } from './storable-body.js';

const ROUTE = Symbol('workback:route');

const methods = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** Binds a handler to a route of the contract: method, path, status, access and schemas all come from it. */
export function Handles(route: Route): MethodDecorator {
  return applyDecorators(
    methods[route.method](route.path),
    HttpCode(route.status ?? 200),
    SetMetadata(ROUTE, route),
    ...(isText(route.produces) ? [Header('content-type', `${route.produces}; charset=utf-8`)] : []),
  );
}

const isText = (produces: Route['produces']): boolean =>
  produces === 'text/markdown' || produces === 'text/csv' || produces === 'text/calendar';

/** The contract route of a handler, undefined where a handler forgot to name one. */
export function routeOf(handler: object): Route | undefined {
  return Reflect.getMetadata(ROUTE, handler) as Route | undefined;
}

function parse(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map((issue) => ({
      field: [place, ...issue.path].filter((part) => part !== 'body').join('.') || 'body',
      message: issue.message,
    })),
  );
}

function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined)
    throw new Failure('missing-version', 'missing-version', 'Send the version you edited in an If-Match header.');
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header);
  if (!match) throw invalid([{ field: 'If-Match', message: 'must be the version in double quotes, for example "3"' }]);
  return Number(match[1]);
}

/** The parsed input of a handler: `@Input() input: RouteInput<typeof routes.get>`. Bad input never reaches the handler. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): RouteInput<Route> => {
  const route = routeOf(context.getHandler());
  if (!route) throw new Error(`${context.getHandler().name} names no route`);
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const broken = unstorable(request.body);
  if (broken) throw invalid([broken]);
  return {
    params: parse(route.params, request.params, 'params'),
    query: parse(route.query, request.query, 'query'),
    body: parse(route.body, request.body, 'body'),
    ifMatch: route.ifMatch ? versionOf(request) : 0,
  } as RouteInput<Route>;
});
