import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  checkInCadenceSchema,
  checkInCadenceWriteSchema,
  checkInCreateSchema,
  checkInSchema,
  checkInsSchema,
} from './check-in.schemas.js';

const one = inInitiative.extend({ checkInId: id });
const onePath = `${initiativePath}/check-ins/:checkInId`;

export const checkInRoutes = {
  list: defineRoute({
    id: 'checkIn.list',
    method: 'GET',
    path: `${initiativePath}/check-ins`,
    summary: 'Check-ins of an initiative, newest first, and where it and its milestones stand.',
    access: 'workspace.read',
    params: inInitiative,
    response: checkInsSchema,
  }),
  create: defineRoute({
    id: 'checkIn.create',
    method: 'POST',
    path: `${initiativePath}/check-ins`,
    summary: 'Say how it stands: green, yellow or red, how sure you are, and why.',
    access: 'check-in.write',
    params: inInitiative,
    body: checkInCreateSchema,
    response: checkInSchema,
    status: 201,
  }),
  withdraw: defineRoute({
    id: 'checkIn.withdraw',
    method: 'DELETE',
    path: onePath,
    summary: 'Take back your own check-in within 15 minutes, while it is the last word and nobody acknowledged it.',
    access: 'check-in.write',
    params: one,
    status: 204,
  }),
  acknowledge: defineRoute({
    id: 'checkIn.acknowledge',
    method: 'PUT',
    path: `${onePath}/acknowledgement`,
    summary: 'Say that you have read the check-in of somebody else.',
    access: 'check-in.acknowledge',
    params: one,
    response: checkInSchema,
  }),
  cadence: defineRoute({
    id: 'checkIn.cadence',
    method: 'GET',
    path: `${initiativePath}/check-in-cadence`,
    summary: 'When check-ins on an initiative are expected, and from whom.',
    access: 'workspace.read',
    params: inInitiative,
    response: checkInCadenceSchema,
  }),
  setCadence: defineRoute({
    id: 'checkIn.setCadence',
    method: 'PUT',
    path: `${initiativePath}/check-in-cadence`,
    summary: 'Choose when check-ins are expected, and from whom.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: checkInCadenceWriteSchema,
    response: checkInCadenceSchema,
    ifMatch: true,
  }),
};
