import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  breachActionSchema,
  breachSchema,
  guardrailCreateSchema,
  guardrailPatchSchema,
  guardrailSchema,
  guardrailsSchema,
  initiativeGuardrailsSchema,
} from './guardrail.schemas.js';

const all = '/api/workspaces/:workspaceId/guardrails';
const inGuardrail = z.strictObject({ workspaceId: id, guardrailId: id });
const ofInitiative = '/api/workspaces/:workspaceId/initiatives/:initiativeId/guardrails';

export const guardrailRoutes = {
  list: defineRoute({
    id: 'guardrail.list',
    method: 'GET',
    path: all,
    summary: 'Guardrails that watch over every launch of the workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    response: guardrailsSchema,
  }),
  create: defineRoute({
    id: 'guardrail.create',
    method: 'POST',
    path: all,
    summary: 'Let a KPI watch over every launch.',
    access: 'workspace.manage',
    params: inWorkspace,
    body: guardrailCreateSchema,
    response: guardrailSchema,
    status: 201,
  }),
  update: defineRoute({
    id: 'guardrail.update',
    method: 'PATCH',
    path: `${all}/:guardrailId`,
    summary: 'Change the limit of a guardrail, or how long it watches.',
    access: 'workspace.manage',
    params: inGuardrail,
    body: guardrailPatchSchema,
    response: guardrailSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'guardrail.remove',
    method: 'DELETE',
    path: `${all}/:guardrailId`,
    summary: 'Remove a guardrail; breaches that were seen stay.',
    access: 'workspace.manage',
    params: inGuardrail,
    status: 204,
  }),
  ofInitiative: defineRoute({
    id: 'guardrail.ofInitiative',
    method: 'GET',
    path: ofInitiative,
    summary: 'Guardrails of an initiative after its launch, and breaches with what is done about them.',
    access: 'workspace.read',
    params: z.strictObject({ workspaceId: id, initiativeId: id }),
    response: initiativeGuardrailsSchema,
  }),
  act: defineRoute({
    id: 'guardrail.act',
    method: 'PUT',
    path: `${ofInitiative}/:breachId/action`,
    summary: 'Say what is done about a breach, by whom and until when, or that it is done.',
    access: 'roadmap.edit',
    params: z.strictObject({ workspaceId: id, initiativeId: id, breachId: id }),
    body: breachActionSchema,
    response: breachSchema,
    ifMatch: true,
  }),
};
