import type { Permission } from '@workback/domain/access/permissions';
import type { z } from 'zod';

/** Who may call a route: anybody, anybody signed in, or a member whose role holds the permission. */
export type Access = 'public' | 'signed-in' | Permission;

/** One HTTP route as a value: the server, the typed client, the OpenAPI document and the access tests all come from it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Noun and verb, for example `kpi.get`; the operation id of the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path with `:name` parameters, for example `/api/workspaces/:workspaceId/kpis/:kpiId`. */
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response?: Response;
  /** Success status; 200 unless told. */
  readonly status?: number;
  /** What the response is, JSON unless told. */
  readonly produces?:
    | 'json'
    | 'text/markdown'
    | 'text/csv'
    | 'text/calendar'
    | 'text/event-stream'
    | 'image/*'
    | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  /** The route changes a versioned resource and needs an `If-Match: "<version>"` header. */
  readonly ifMatch?: boolean;
  /** Whoever calls is known by a signature over the body, which the handler checks; no credential of a browser counts. */
  readonly signed?: boolean;
  /** Largest body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
}

/** Declares a route and keeps the exact types of its schemas. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(route: Route<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  return route;
}

/** The parsed input a handler receives for a route. */
export interface RouteInput<R extends Route> {
  params: R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
  query: R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
  body: R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
  /** Version from `If-Match`, present on routes that ask for it. */
  ifMatch: number;
}

/** What a caller sends for a route, before parsing. */
export interface RouteRequest<R extends Route> {
  params: R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.input<P> : never;
  query: R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
  body: R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
}

/** What a route answers. */
export type RouteResponse<R extends Route> =
  R extends Route<z.ZodType, z.ZodType, z.ZodType, infer S> ? z.output<S> : never;
