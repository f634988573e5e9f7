import { z } from 'zod';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { imageSchema, imageUploadSchema } from './image.schemas.js';

const all = `${initiativePath}/images` as const;

export const imageRoutes = {
  add: defineRoute({
    id: 'image.add',
    method: 'POST',
    path: all,
    summary: 'Keep an image for the texts of an initiative; the same file twice is kept once.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: imageUploadSchema,
    response: imageSchema,
    status: 201,
    bodyLimit: 8 * 1024 * 1024,
  }),
  get: defineRoute({
    id: 'image.get',
    method: 'GET',
    path: `${all}/:imageId`,
    summary: 'The bytes of an image.',
    access: 'workspace.read',
    params: inInitiative.extend({ imageId: id }),
    response: z.string().meta({ description: 'PNG, JPEG, GIF or WebP.', format: 'binary' }),
    produces: 'image/*',
  }),
};
