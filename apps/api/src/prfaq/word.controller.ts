import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { wordRoutes } from '@workback/contracts/prfaq/word.routes';
import type { WordPreview } from '@workback/contracts/prfaq/word.schemas';
import { bytesOfBase64 } from '@workback/server/features/image/image.service';
import { WordImportService } from '@workback/server/features/prfaq/word/word-import.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** PR/FAQs from and to Word files. */
@Controller()
export class WordController {
  constructor(private readonly imports: WordImportService) {}

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
}
