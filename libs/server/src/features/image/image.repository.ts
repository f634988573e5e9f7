import { Injectable } from '@nestjs/common';
import type { ImageFacts } from '@workback/domain/image/image-format';
import { Database } from '../../platform/database/database.js';
import type { ImageEntity } from './image.entity.js';

export type ImageRow = Pick<ImageEntity, 'id' | 'type' | 'width' | 'height' | 'size' | 'cameraData'>;
export type ImageBytes = Pick<ImageEntity, 'type' | 'width' | 'height' | 'bytes'>;

const columns = 'id, type, width, height, size, camera_data AS "cameraData"';

/** Images of the texts of initiatives. */
@Injectable()
export class ImageRepository {
  constructor(private readonly database: Database) {}

  async bytes(workspaceId: string, initiativeId: string, imageId: string): Promise<ImageBytes | undefined> {
    const [row] = await this.database.query<ImageBytes>(
      'SELECT type, width, height, bytes FROM images WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3',
      [workspaceId, initiativeId, imageId],
    );
    return row;
  }

  /** The image of an initiative with this digest. */
  async withDigest(workspaceId: string, initiativeId: string, sha256: Buffer): Promise<ImageRow | undefined> {
    const [row] = await this.database.query<ImageRow>(
      `SELECT ${columns} FROM images WHERE workspace_id = $1 AND initiative_id = $2 AND sha256 = $3`,
      [workspaceId, initiativeId, sha256],
    );
    return row;
  }

  /** Bytes that the images of a workspace take; nobody else adds one until the transaction ends. */
  async lockUse(workspaceId: string): Promise<number> {
    await this.database.query(`SELECT pg_advisory_xact_lock(hashtextextended('images:' || $1, 0))`, [workspaceId]);
    const [row] = await this.database.query<{ used: number }>(
      'SELECT coalesce(sum(size), 0)::float8 AS used FROM images WHERE workspace_id = $1',
      [workspaceId],
    );
    return row!.used;
  }

  async insert(
    workspaceId: string,
    initiativeId: string,
    image: ImageFacts & { readonly sha256: Buffer; readonly bytes: Buffer; readonly fileName: string },
    actorId: string,
  ): Promise<ImageRow> {
    const { sha256, type, width, height, bytes, cameraData, fileName } = image;
    const [row] = await this.database.query<ImageRow>(
      `INSERT INTO images (workspace_id, initiative_id, sha256, type, width, height, bytes, size, camera_data, file_name, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7::bytea, length($7::bytea), $8, $9, $10) RETURNING ${columns}`,
      [workspaceId, initiativeId, sha256, type, width, height, bytes, cameraData, fileName, actorId],
    );
    return row!;
  }

  /** The name of an initiative of the workspace. */
  async initiativeName(workspaceId: string, initiativeId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT name FROM initiatives WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId],
    );
    return row?.name;
  }
}
