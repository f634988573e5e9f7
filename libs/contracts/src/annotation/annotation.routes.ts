import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  annotationCreateSchema,
  annotationPatchSchema,
  annotationSchema,
  annotationsQuery,
  annotationsSchema,
} from './annotation.schemas.js';

const all = '/api/workspaces/:workspaceId/annotations';
const inAnnotation = z.strictObject({ workspaceId: id, annotationId: id });

export const annotationRoutes = {
  list: defineRoute({
    id: 'annotation.list',
    method: 'GET',
    path: all,
    summary: 'What happened, for charts: written, sent, and from launches, amendments, criteria and KPI definitions.',
    access: 'workspace.read',
    params: inWorkspace,
    query: annotationsQuery,
    response: annotationsSchema,
  }),
  create: defineRoute({
    id: 'annotation.create',
    method: 'POST',
    path: all,
    summary: 'Annotate a day or several on the charts of a KPI, of an initiative, or on all.',
    access: 'annotation.write',
    params: inWorkspace,
    body: annotationCreateSchema,
    response: annotationSchema,
    status: 201,
  }),
  update: defineRoute({
    id: 'annotation.update',
    method: 'PATCH',
    path: `${all}/:annotationId`,
    summary: 'Change the days or the words of an annotation; the record keeps what it was.',
    access: 'annotation.write',
    params: inAnnotation,
    body: annotationPatchSchema,
    response: annotationSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'annotation.remove',
    method: 'DELETE',
    path: `${all}/:annotationId`,
    summary: 'Take an annotation off the charts; the record keeps it.',
    access: 'annotation.write',
    params: inAnnotation,
    status: 204,
  }),
};
