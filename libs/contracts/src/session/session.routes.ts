import { defineRoute } from '../platform/route.js';
import { credentialsSchema, meSchema, oneTimeLinkSchema, personNameSchema, signInSchema } from './session.schemas.js';

export const sessionRoutes = {
  signIn: defineRoute({
    id: 'session.signIn',
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail and password.',
    access: 'public',
    body: signInSchema,
    response: meSchema,
  }),
  useLink: defineRoute({
    id: 'session.useLink',
    method: 'POST',
    path: '/api/session/link',
    summary: 'Sign in with a one-time link.',
    access: 'public',
    body: oneTimeLinkSchema,
    response: meSchema,
  }),
  signOut: defineRoute({
    id: 'session.signOut',
    method: 'DELETE',
    path: '/api/session',
    summary: 'End this session.',
    access: 'signed-in',
    status: 204,
  }),
  me: defineRoute({
    id: 'session.me',
    method: 'GET',
    path: '/api/me',
    summary: 'The person signed in and their workspaces.',
    access: 'signed-in',
    response: meSchema,
  }),
  rename: defineRoute({
    id: 'session.rename',
    method: 'PATCH',
    path: '/api/me',
    summary: 'Say how one is called.',
    access: 'signed-in',
    body: personNameSchema,
    response: meSchema,
  }),
  setCredentials: defineRoute({
    id: 'session.setCredentials',
    method: 'PUT',
    path: '/api/me/credentials',
    summary: 'Set name, e-mail and password; other sessions end.',
    access: 'signed-in',
    body: credentialsSchema,
    response: meSchema,
  }),
};
