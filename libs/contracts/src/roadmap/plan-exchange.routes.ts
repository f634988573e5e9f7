import { z } from 'zod';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { planImportedSchema, planImportPreviewSchema, planImportSchema } from './plan-exchange.schemas.js';

const plan = `${initiativePath}/plan` as const;
const bodyLimit = 6 * 1024 * 1024;

/** Plans out of files and into them. */
export const planExchangeRoutes = {
  exportCsv: defineRoute({
    id: 'planExchange.exportCsv',
    method: 'GET',
    path: `${plan}/milestones.csv`,
    summary: 'The milestones as CSV, as an import reads them back.',
    access: 'workspace.read',
    params: inInitiative,
    response: z.string(),
    produces: 'text/csv',
  }),
  preview: defineRoute({
    id: 'planExchange.preview',
    method: 'POST',
    path: `${plan}/imports/preview`,
    summary: 'Show what an import of milestones would do to the plan, without doing it.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: planImportSchema,
    response: planImportPreviewSchema,
    bodyLimit,
  }),
  import: defineRoute({
    id: 'planExchange.import',
    method: 'POST',
    path: `${plan}/imports`,
    summary: 'Import milestones from CSV or JSON (of Workback, GitHub, Jira or any table) as one step of the plan.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: planImportSchema,
    response: planImportedSchema,
    ifMatch: true,
    bodyLimit,
  }),
};
