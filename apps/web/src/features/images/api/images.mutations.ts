import { imageRoutes } from '@workback/contracts/image/image.routes';
import type { ImageWire } from '@workback/contracts/image/image.schemas';
import { largestImageBytes } from '@workback/domain/image/image-format';
import { call } from '../../../api/client.js';
import { base64Of } from './base64.js';

/** Which initiative an image belongs to. */
export interface ImageHome {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** Keeps a picture for the texts of an initiative; refused unless its bytes are those of an image. */
export async function uploadImage({ workspaceId, initiativeId }: ImageHome, file: File): Promise<ImageWire> {
  if (file.size === 0) throw new Error(`“${file.name}” is empty.`);
  if (file.size > largestImageBytes) {
    const most = largestImageBytes / 1e6;
    throw new Error(`“${file.name}” has ${(file.size / 1e6).toFixed(1)} MB; an image has at most ${most} MB.`);
  }
  const data = base64Of(new Uint8Array(await file.arrayBuffer()));
  const body = { fileName: file.name.slice(0, 255).toWellFormed().replaceAll('\0', ''), data };
  return call(imageRoutes.add, { params: { workspaceId, initiativeId }, body });
}
