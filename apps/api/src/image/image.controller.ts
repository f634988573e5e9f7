import { Controller, Res } from '@nestjs/common';
import { imageRoutes } from '@workback/contracts/image/image.routes';
import type { ImageWire } from '@workback/contracts/image/image.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import { bytesOfBase64, ImageService } from '@workback/server/features/image/image.service';
import type { FastifyReply } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';
import { sendFile } from '../platform/route/sent-file.js';

/** Images of the texts of an initiative. */
@Controller()
export class ImageController {
  constructor(private readonly images: ImageService) {}

  @Handles(imageRoutes.add)
  async add(
    @Input() { params, body }: RouteInput<typeof imageRoutes.add>,
    @Caller() caller: Actor,
  ): Promise<ImageWire> {
    const file = { bytes: bytesOfBase64(body.data, 'data'), fileName: body.fileName };
    return this.images.add(params.workspaceId, params.initiativeId, file, caller.userId);
  }

  @Handles(imageRoutes.get)
  async get(
    @Input() { params }: RouteInput<typeof imageRoutes.get>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { type, bytes } = await this.images.get(params.workspaceId, params.initiativeId, params.imageId);
    const ending = type.slice('image/'.length);
    sendFile(reply, { type, name: `image-${params.imageId.slice(0, 8)}.${ending}`, as: 'inline', forever: true });
    return bytes;
  }
}
