import { z } from 'zod';
import { inWorkspace } from '../platform/fields.js';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { exportQuerySchema } from './export.schemas.js';
import {
  importCreateSchema,
  importedSchema,
  importPreviewSchema,
  importRequestSchema,
  prfaqDraftPatchSchema,
  prfaqRestoredSchema,
  prfaqSchema,
  prfaqVersionCreateSchema,
  prfaqVersionsSchema,
  prfaqVersionTextSchema,
} from './prfaq.schemas.js';

const one = `${initiativePath}/prfaq` as const;
const imports = '/api/workspaces/:workspaceId/imports/markdown';
const inVersion = inInitiative.extend({ number: z.coerce.number().int().positive().max(1_000_000) });
const bodyLimit = 4 * 1024 * 1024;

export const prfaqRoutes = {
  get: defineRoute({
    id: 'prfaq.get',
    method: 'GET',
    path: one,
    summary: 'The PR/FAQ of an initiative: text, status, decisions.',
    access: 'workspace.read',
    params: inInitiative,
    response: prfaqSchema,
  }),
  edit: defineRoute({
    id: 'prfaq.edit',
    method: 'PATCH',
    path: `${one}/draft`,
    summary: 'Save edited sections of the draft; on conflict the current text comes back.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: prfaqDraftPatchSchema,
    response: prfaqSchema,
    ifMatch: true,
    bodyLimit,
  }),
  saveVersion: defineRoute({
    id: 'prfaq.saveVersion',
    method: 'POST',
    path: `${one}/versions`,
    summary: 'Keep the draft as an immutable numbered version.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: prfaqVersionCreateSchema,
    response: prfaqSchema,
    status: 201,
  }),
  versions: defineRoute({
    id: 'prfaq.versions',
    method: 'GET',
    path: `${one}/versions`,
    summary: 'The immutable versions, newest first.',
    access: 'workspace.read',
    params: inInitiative,
    response: prfaqVersionsSchema,
  }),
  version: defineRoute({
    id: 'prfaq.version',
    method: 'GET',
    path: `${one}/versions/:number`,
    summary: 'The text of one version.',
    access: 'workspace.read',
    params: inVersion,
    response: prfaqVersionTextSchema,
  }),
  restore: defineRoute({
    id: 'prfaq.restore',
    method: 'POST',
    path: `${one}/versions/:number/restore`,
    summary: 'Put the text of a version into the draft; the present draft is kept as a version first.',
    access: 'prfaq.edit',
    params: inVersion,
    response: prfaqRestoredSchema,
    ifMatch: true,
  }),
  exportMarkdown: defineRoute({
    id: 'prfaq.exportMarkdown',
    method: 'GET',
    path: `${one}/markdown`,
    summary: 'The PR/FAQ as Markdown; an import reads it back to the same record.',
    access: 'workspace.read',
    params: inInitiative,
    query: exportQuerySchema,
    response: z.string(),
    produces: 'text/markdown',
  }),
  previewImport: defineRoute({
    id: 'prfaq.previewImport',
    method: 'POST',
    path: `${imports}/preview`,
    summary: 'Show what an import would put where, without saving.',
    access: 'prfaq.edit',
    params: inWorkspace,
    body: importRequestSchema,
    response: importPreviewSchema,
    bodyLimit,
  }),
  import: defineRoute({
    id: 'prfaq.import',
    method: 'POST',
    path: imports,
    summary: 'Import a Markdown PR/FAQ as a new initiative.',
    access: 'prfaq.edit',
    params: inWorkspace,
    body: importCreateSchema,
    response: importedSchema,
    status: 201,
    bodyLimit,
  }),
};
