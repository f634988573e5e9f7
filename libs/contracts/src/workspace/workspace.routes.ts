import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  calendarEffectsSchema,
  calendarPreviewSchema,
  workspaceCreateSchema,
  workspacePatchSchema,
  workspaceSchema,
} from './workspace.schemas.js';

const one = '/api/workspaces/:workspaceId';

export const workspaceRoutes = {
  create: defineRoute({
    id: 'workspace.create',
    method: 'POST',
    path: '/api/workspaces',
    summary: 'Create a workspace; the caller becomes its owner.',
    access: 'signed-in',
    body: workspaceCreateSchema,
    response: workspaceSchema,
    status: 201,
  }),
  get: defineRoute({
    id: 'workspace.get',
    method: 'GET',
    path: one,
    summary: 'Settings of a workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    response: workspaceSchema,
  }),
  update: defineRoute({
    id: 'workspace.update',
    method: 'PATCH',
    path: one,
    summary: 'Change settings of a workspace.',
    access: 'workspace.manage',
    params: inWorkspace,
    body: workspacePatchSchema,
    response: workspaceSchema,
    ifMatch: true,
  }),
  previewCalendar: defineRoute({
    id: 'workspace.previewCalendar',
    method: 'POST',
    path: `${one}/calendar/preview`,
    summary: 'What other working days or holidays would do to the plans; changes nothing.',
    access: 'workspace.read',
    params: inWorkspace,
    body: calendarPreviewSchema,
    response: calendarEffectsSchema,
  }),
  removeExample: defineRoute({
    id: 'workspace.removeExample',
    method: 'DELETE',
    path: one,
    summary: 'Remove the example workspace with everything in it.',
    access: 'workspace.manage',
    params: inWorkspace,
    status: 204,
  }),
};
