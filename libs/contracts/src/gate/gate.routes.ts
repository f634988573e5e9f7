import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  gateDateSchema,
  gateItemCreateSchema,
  gateItemPatchSchema,
  gateKeySchema,
  gatesSchema,
  gateTemplateItemCreateSchema,
  gateTemplateSchema,
  gateTickSchema,
} from './gate.schemas.js';

const template = '/api/workspaces/:workspaceId/gate-template';
const inTemplate = inWorkspace.extend({ gateItemId: id });
const oneGate = inInitiative.extend({ gate: gateKeySchema });
const oneItem = inInitiative.extend({ gateItemId: id });
const items = `${initiativePath}/gate-items/:gateItemId`;

/** Every change answers all gates of the initiative, or the whole template. */
export const gateRoutes = {
  get: defineRoute({
    id: 'gate.get',
    method: 'GET',
    path: `${initiativePath}/gates`,
    summary: 'The gates of an initiative with their checklists, the facts they ask for, and its launches.',
    access: 'workspace.read',
    params: inInitiative,
    response: gatesSchema,
  }),
  addItem: defineRoute({
    id: 'gate.addItem',
    method: 'POST',
    path: `${initiativePath}/gates/:gate/items`,
    summary: 'Add an entry to the checklist of a gate of this initiative.',
    access: 'roadmap.edit',
    params: oneGate,
    body: gateItemCreateSchema,
    response: gatesSchema,
    status: 201,
  }),
  updateItem: defineRoute({
    id: 'gate.updateItem',
    method: 'PATCH',
    path: items,
    summary: 'Change the words or the owner of an entry; of one from the template, its owner here.',
    access: 'roadmap.edit',
    params: oneItem,
    body: gateItemPatchSchema,
    response: gatesSchema,
    ifMatch: true,
  }),
  tick: defineRoute({
    id: 'gate.tick',
    method: 'PUT',
    path: `${items}/state`,
    summary: 'Say that an entry is done, not needed (with the reason) or open again.',
    access: 'gate.tick',
    params: oneItem,
    body: gateTickSchema,
    response: gatesSchema,
    ifMatch: true,
  }),
  removeItem: defineRoute({
    id: 'gate.removeItem',
    method: 'DELETE',
    path: items,
    summary: 'Take an entry of its own off the checklist of an initiative.',
    access: 'roadmap.edit',
    params: oneItem,
    response: gatesSchema,
  }),
  setDate: defineRoute({
    id: 'gate.setDate',
    method: 'PUT',
    path: `${initiativePath}/gates/:gate/date`,
    summary: 'Set the day of a gate, or leave it to the plan.',
    access: 'roadmap.edit',
    params: oneGate,
    body: gateDateSchema,
    response: gatesSchema,
  }),
  template: defineRoute({
    id: 'gate.template',
    method: 'GET',
    path: template,
    summary: 'What the checklists of every initiative begin with.',
    access: 'workspace.read',
    params: inWorkspace,
    response: gateTemplateSchema,
  }),
  addToTemplate: defineRoute({
    id: 'gate.addToTemplate',
    method: 'POST',
    path: template,
    summary: 'Add an entry to every initiative whose gate is still ahead.',
    access: 'workspace.manage',
    params: inWorkspace,
    body: gateTemplateItemCreateSchema,
    response: gateTemplateSchema,
    status: 201,
  }),
  updateInTemplate: defineRoute({
    id: 'gate.updateInTemplate',
    method: 'PATCH',
    path: `${template}/:gateItemId`,
    summary: 'Change the words or the usual owner of an entry of the template.',
    access: 'workspace.manage',
    params: inTemplate,
    body: gateItemPatchSchema,
    response: gateTemplateSchema,
    ifMatch: true,
  }),
  removeFromTemplate: defineRoute({
    id: 'gate.removeFromTemplate',
    method: 'DELETE',
    path: `${template}/:gateItemId`,
    summary: 'Take an entry out of the template; where it was settled it stays in the record.',
    access: 'workspace.manage',
    params: inTemplate,
    response: gateTemplateSchema,
  }),
};
