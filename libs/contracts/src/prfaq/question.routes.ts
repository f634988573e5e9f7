import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { text } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { numberedQuestionSchema, numberedQuestionsSchema, questionOwnerSchema } from './question.schemas.js';

const all = `${initiativePath}/prfaq/questions` as const;

export const questionRoutes = {
  list: defineRoute({
    id: 'question.list',
    method: 'GET',
    path: all,
    summary: 'The questions of a PR/FAQ with their numbers; open ones with who has to answer them.',
    access: 'workspace.read',
    params: inInitiative,
    response: numberedQuestionsSchema,
  }),
  setOwner: defineRoute({
    id: 'question.setOwner',
    method: 'PUT',
    path: `${all}/:questionId/owner`,
    summary: 'Say who has to answer a question; possible in every status, because it is not part of the text.',
    access: 'prfaq.edit',
    params: inInitiative.extend({ questionId: text(64).min(1) }),
    body: questionOwnerSchema,
    response: numberedQuestionSchema,
    ifMatch: true,
  }),
};
