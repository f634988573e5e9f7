import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  mailChoiceSchema,
  mailChoiceWriteSchema,
  mailSchema,
  mailsSchema,
  mailStopSchema,
  mailStoppedSchema,
} from './mail.schemas.js';

const all = '/api/workspaces/:workspaceId/mails';
const choice = '/api/workspaces/:workspaceId/mail-choice';

/** Mails that the product sends for a workspace, and who wants them. */
export const mailRoutes = {
  list: defineRoute({
    id: 'mail.list',
    method: 'GET',
    path: all,
    summary: 'The latest 200 mails of the workspace and what became of them; those that failed first.',
    access: 'workspace.manage',
    params: inWorkspace,
    response: mailsSchema,
  }),
  retry: defineRoute({
    id: 'mail.retry',
    method: 'POST',
    path: `${all}/:mailId/retry`,
    summary: 'Send a mail that failed again.',
    access: 'workspace.manage',
    params: inWorkspace.extend({ mailId: id }),
    response: mailSchema,
  }),
  choice: defineRoute({
    id: 'mail.choice',
    method: 'GET',
    path: choice,
    summary: 'Whether you get mails of this workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    response: mailChoiceSchema,
  }),
  choose: defineRoute({
    id: 'mail.choose',
    method: 'PUT',
    path: choice,
    summary: 'Choose whether you get mails of this workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    body: mailChoiceWriteSchema,
    response: mailChoiceSchema,
  }),
  stop: defineRoute({
    id: 'mail.stop',
    method: 'POST',
    path: '/api/mail-stop',
    summary: 'Turn mails of a workspace off by the token at the end of one of them, without signing in.',
    access: 'public',
    body: mailStopSchema,
    response: mailStoppedSchema,
  }),
};
