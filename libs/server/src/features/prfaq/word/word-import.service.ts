import { Injectable } from '@nestjs/common';
import type { importedSchema } from '@workback/contracts/prfaq/prfaq.schemas';
import type { WordPreview } from '@workback/contracts/prfaq/word.schemas';
import { replaceAddresses } from '@workback/domain/prfaq/replace-addresses';
import { pictureAddress } from '@workback/domain/word/word-markdown';
import type { z } from 'zod';
import { invalid } from '../../../platform/errors/failure.js';
import { ImageService } from '../../image/image.service.js';
import { DocumentAside } from '../document-aside.service.js';
import { PrfaqImportService } from '../prfaq-import.service.js';
import type { WordFile } from './read-word-file.js';

interface Upload {
  readonly bytes: Buffer;
  readonly fileName: string;
}

/** Brings in PR/FAQs from Word files: their text is read as Markdown, their pictures become images of the initiative. */
@Injectable()
export class WordImportService {
  constructor(
    private readonly aside: DocumentAside,
    private readonly imports: PrfaqImportService,
    private readonly images: ImageService,
  ) {}

  /** Shows what an import would put where; saves nothing. */
  async preview({ bytes, fileName }: Upload): Promise<WordPreview> {
    const file = await this.read(bytes);
    const preview = await this.imports.preview({ markdown: file.markdown, fileName });
    return { ...preview, markdown: file.markdown, pictures: file.pictures.length, leftOut: [...file.leftOut] };
  }

  /** Starts an initiative with the text and the pictures of a Word file. */
  async import(
    workspaceId: string,
    { bytes, fileName, name }: Upload & { readonly name: string },
    actorId: string,
  ): Promise<z.output<typeof importedSchema>> {
    const { markdown, pictures } = await this.read(bytes);
    return this.imports.import(workspaceId, { markdown, fileName, name }, actorId, async (initiativeId, document) => {
      const exchange = new Map<string, string>();
      for (const { part, bytes: own } of pictures) {
        const picture = { bytes: Buffer.from(own), fileName: part.replace(/^.*\//, '') };
        const { address } = await this.images.add(workspaceId, initiativeId, picture, actorId);
        exchange.set(pictureAddress(part), address);
      }
      return replaceAddresses(document, exchange);
    });
  }

  private async read(bytes: Buffer): Promise<Extract<WordFile, { read: true }>> {
    const file = await this.aside.readWord(bytes);
    if (!file.read) throw invalid([{ field: 'data', message: file.reason }], 'not-a-word-file');
    return file;
  }
}
