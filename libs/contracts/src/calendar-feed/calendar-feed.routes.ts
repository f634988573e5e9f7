import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { calendarFeedCreatedSchema, calendarFeedCreateSchema, calendarFeedsSchema } from './calendar-feed.schemas.js';

const feeds = '/api/workspaces/:workspaceId/calendar-feeds';

/** Calendars of milestones and launches for other programs. */
export const calendarFeedRoutes = {
  list: defineRoute({
    id: 'calendarFeed.list',
    method: 'GET',
    path: feeds,
    summary: 'Your calendar feeds in this workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    response: calendarFeedsSchema,
  }),
  create: defineRoute({
    id: 'calendarFeed.create',
    method: 'POST',
    path: feeds,
    summary: 'Make a calendar feed of an initiative, or of all that you own; its address is answered once.',
    access: 'workspace.read',
    params: inWorkspace,
    body: calendarFeedCreateSchema,
    response: calendarFeedCreatedSchema,
    status: 201,
  }),
  revoke: defineRoute({
    id: 'calendarFeed.revoke',
    method: 'DELETE',
    path: `${feeds}/:feedId`,
    summary: 'Revoke a calendar feed of yours; its address answers nothing any more.',
    access: 'workspace.read',
    params: inWorkspace.extend({ feedId: id }),
    status: 204,
  }),
  read: defineRoute({
    id: 'calendarFeed.read',
    method: 'GET',
    path: '/api/calendars/:secret',
    summary: 'The calendar of a feed (iCalendar), for whoever has its address.',
    access: 'public',
    params: z.strictObject({ secret: z.string().regex(/^[\w-]{43}\.ics$/) }),
    response: z.string(),
    produces: 'text/calendar',
  }),
};
