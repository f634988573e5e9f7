import { id } from '../platform/fields.js';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { promiseCreateSchema, promisePatchSchema, promiseSchema, promisesSchema } from './promise.schemas.js';

const all = `${initiativePath}/promises`;
const onePromise = inInitiative.extend({ promiseId: id });

export const promiseRoutes = {
  list: defineRoute({
    id: 'promise.list',
    method: 'GET',
    path: all,
    summary: 'Promises of an initiative with verdicts and what serves them.',
    access: 'workspace.read',
    params: inInitiative,
    response: promisesSchema,
  }),
  mark: defineRoute({
    id: 'promise.mark',
    method: 'POST',
    path: all,
    summary: 'Mark a passage of the text as a promise.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: promiseCreateSchema,
    response: promiseSchema,
    status: 201,
  }),
  update: defineRoute({
    id: 'promise.update',
    method: 'PATCH',
    path: `${all}/:promiseId`,
    summary: 'Change the kind of a promise that is not frozen.',
    access: 'prfaq.edit',
    params: onePromise,
    body: promisePatchSchema,
    response: promiseSchema,
    ifMatch: true,
  }),
  unmark: defineRoute({
    id: 'promise.unmark',
    method: 'DELETE',
    path: `${all}/:promiseId`,
    summary: 'Take the mark away from a promise that is not frozen.',
    access: 'prfaq.edit',
    params: onePromise,
    status: 204,
  }),
};
