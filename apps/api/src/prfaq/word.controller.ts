import { Controller, Res } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { wordRoutes } from '@workback/contracts/prfaq/word.routes';
import type { WordPreview } from '@workback/contracts/prfaq/word.schemas';
import { bytesOfBase64 } from '@workback/server/features/image/image.service';
import { PrfaqExportService } from '@workback/server/features/prfaq/prfaq-export.service';
import { WordImportService } from '@workback/server/features/prfaq/word/word-import.service';
import type { FastifyReply } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';
import { sendFile } from '../platform/route/sent-file.js';

/** PR/FAQs from and to Word files. */
@Controller()
export class WordController {
  constructor(
    private readonly imports: WordImportService,
    private readonly exports: PrfaqExportService,
  ) {}

  @Handles(wordRoutes.preview)
  async preview(@Input() { body }: RouteInput<typeof wordRoutes.preview>): Promise<WordPreview> {
    return this.imports.preview({ bytes: bytesOfBase64(body.data, 'data'), fileName: body.fileName });
  }

  @Handles(wordRoutes.import)
  async import(
    @Input() { params, body }: RouteInput<typeof wordRoutes.import>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof wordRoutes.import>> {
    const { fileName, name, data } = body;
    return this.imports.import(
      params.workspaceId,
      { bytes: bytesOfBase64(data, 'data'), fileName, name },
      caller.userId,
    );
  }

  @Handles(wordRoutes.export)
  async export(
    @Input() { params, query }: RouteInput<typeof wordRoutes.export>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { version, paper, lineNumbers } = query;
    const setting = { version, paper, lineNumbers: lineNumbers === 'yes' };
    const { name, bytes } = await this.exports.wordFile(params.workspaceId, params.initiativeId, setting);
    sendFile(reply, { type: wordRoutes.export.produces as string, name: `${name}.docx`, as: 'attachment' });
    return Buffer.from(bytes);
  }
}
