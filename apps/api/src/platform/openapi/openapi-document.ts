import { allRoutes } from '@workback/contracts/platform/all-routes';
import { problemSchema } from '@workback/contracts/platform/problem';
import type { Route } from '@workback/contracts/platform/route';
import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

/** The OpenAPI 3.1 document of every route, made from the contract. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of allRoutes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Workback', version: '1', description: 'From press release to proof. Every address under /api.' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'workback-session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const status = String(route.status ?? 200) as '200';
  const type = route.produces === undefined || route.produces === 'json' ? 'application/json' : route.produces;
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0] ?? 'api'],
    ...(route.access === 'public' ? {} : { security: [{ session: [] }, { token: [] }] }),
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
    },
    ...(route.ifMatch
      ? {
          parameters: [
            {
              in: 'header',
              name: 'If-Match',
              required: true,
              schema: { type: 'string' },
              description: 'Version that was edited, in double quotes.',
            },
          ],
        }
      : {}),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    responses: {
      [status]: {
        description: 'Success.',
        ...(route.response ? { content: { [type]: { schema: route.response } } } : {}),
      },
      default: {
        description: 'What went wrong, in words.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}
