import { z } from 'zod';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { wordExportQuerySchema } from './export.schemas.js';
import { importedSchema } from './prfaq.schemas.js';
import { wordCreateSchema, wordPreviewSchema, wordUploadSchema } from './word.schemas.js';

const imports = '/api/workspaces/:workspaceId/imports/word';
const bodyLimit = 14 * 1024 * 1024;

export const wordRoutes = {
  preview: defineRoute({
    id: 'word.preview',
    method: 'POST',
    path: `${imports}/preview`,
    summary: 'Show what the import of a Word file would put where, without saving.',
    access: 'prfaq.edit',
    params: inWorkspace,
    body: wordUploadSchema,
    response: wordPreviewSchema,
    bodyLimit,
  }),
  import: defineRoute({
    id: 'word.import',
    method: 'POST',
    path: imports,
    summary: 'Import a Word file with its pictures as a new initiative.',
    access: 'prfaq.edit',
    params: inWorkspace,
    body: wordCreateSchema,
    response: importedSchema,
    status: 201,
    bodyLimit,
  }),
  export: defineRoute({
    id: 'word.export',
    method: 'GET',
    path: `${initiativePath}/prfaq/word`,
    summary: 'The PR/FAQ as a Word file; an import reads it back to the same record.',
    access: 'workspace.read',
    params: inInitiative,
    query: wordExportQuerySchema,
    response: z.string().meta({ description: 'A .docx file.', format: 'binary' }),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
};
