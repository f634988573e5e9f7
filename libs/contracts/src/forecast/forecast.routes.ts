import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { forecastCreateSchema, forecastSchema, forecastsSchema } from './forecast.schemas.js';

const path = `${initiativePath}/forecasts`;

export const forecastRoutes = {
  list: defineRoute({
    id: 'forecast.list',
    method: 'GET',
    path,
    summary: 'The latest forecast of each method, and whether the plan has changed since.',
    access: 'workspace.read',
    params: inInitiative,
    response: forecastsSchema,
  }),
  create: defineRoute({
    id: 'forecast.create',
    method: 'POST',
    path,
    summary: 'Forecast the launch in 10,000 runs; one that is under way is answered instead of a second one.',
    access: 'forecast.run',
    params: inInitiative,
    body: forecastCreateSchema,
    response: forecastSchema,
    status: 201,
  }),
  cancel: defineRoute({
    id: 'forecast.cancel',
    method: 'DELETE',
    path: `${path}/:forecastId`,
    summary: 'Stop a forecast that is under way.',
    access: 'forecast.run',
    params: inInitiative.extend({ forecastId: id }),
    response: forecastSchema,
  }),
};
