import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImageWire } from '@workback/contracts/image/image.schemas';
import { imageAddress } from '@workback/domain/image/image-address';
import { readImage } from '@workback/domain/image/image-format';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { type ImageBytes, ImageRepository, type ImageRow } from './image.repository.js';

/** Bytes that all images of a workspace may take together. */
const WORKSPACE_BYTES = 500_000_000;

/** Pictures in the texts of initiatives: recognised by their content, kept as they came, shown to members only. */
@Injectable()
export class ImageService {
  constructor(
    private readonly images: ImageRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Keeps an image; one that the initiative has already is answered again. */
  async add(
    workspaceId: string,
    initiativeId: string,
    { bytes, fileName }: { readonly bytes: Buffer; readonly fileName: string },
    actorId: string,
  ): Promise<ImageWire> {
    const reading = readImage(bytes);
    if (!reading.ok) throw invalid([{ field: 'data', message: reading.reason }], 'not-an-image');
    const sha256 = createHash('sha256').update(bytes).digest();
    return this.database.transaction(async () => {
      const initiative = await this.images.initiativeName(workspaceId, initiativeId);
      if (initiative === undefined) throw notFound('initiative');
      const used = await this.images.lockUse(workspaceId);
      const known = await this.images.withDigest(workspaceId, initiativeId, sha256);
      if (known) return toWire(workspaceId, initiativeId, known);
      if (used + bytes.length > WORKSPACE_BYTES) {
        const most = WORKSPACE_BYTES / 1e6;
        throw conflict('images-full', `The images of this workspace take ${most} MB, which is all they may take.`);
      }
      const image = { ...reading, sha256, bytes, fileName };
      const row = await this.images.insert(workspaceId, initiativeId, image, actorId);
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'image.added',
        subjectType: 'image',
        subjectId: row.id,
        summary: `An image${fileName === '' ? '' : ` “${fileName}”`} was added to “${initiative}”`,
        actorId,
        after: { fileName, type: row.type, width: row.width, height: row.height, bytes: row.size },
      });
      return toWire(workspaceId, initiativeId, row);
    });
  }

  async get(workspaceId: string, initiativeId: string, imageId: string): Promise<ImageBytes> {
    const row = await this.find(workspaceId, initiativeId, imageId);
    if (!row) throw notFound('image');
    return row;
  }

  /** An image if it is there. */
  find(workspaceId: string, initiativeId: string, imageId: string): Promise<ImageBytes | undefined> {
    return this.images.bytes(workspaceId, initiativeId, imageId);
  }
}

/** The bytes of a Base64 text; what is no Base64 is refused instead of read in part. */
export function bytesOfBase64(data: string, field: string): Buffer {
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== data) {
    throw invalid([{ field, message: 'must be the bytes of a file in Base64' }]);
  }
  return bytes;
}

function toWire(
  workspaceId: string,
  initiativeId: string,
  { id, type, width, height, size, cameraData }: ImageRow,
): ImageWire {
  const address = imageAddress({ workspaceId, initiativeId, imageId: id });
  return { id, address, type, width, height, bytes: size, cameraData };
}
