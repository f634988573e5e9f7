import { Injectable } from '@nestjs/common';
import {
  type importCreateSchema,
  type importedSchema,
  type ImportPreview,
  type importRequestSchema,
  prfaqDocumentSchema,
} from '@workback/contracts/prfaq/prfaq.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { ImportResult } from '@workback/domain/prfaq/import-markdown';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { headlinesOf, InitiativeService } from '../initiative/initiative.service.js';
import { DocumentAside } from './document-aside.service.js';
import { toPreview } from './prfaq.mapper.js';
import { PrfaqRepository } from './prfaq.repository.js';

const longestName = 160;

/** Brings in PR/FAQs that were written elsewhere. */
@Injectable()
export class PrfaqImportService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly initiatives: InitiativeService,
    private readonly aside: DocumentAside,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Shows what an import would put where, or why it would be refused; saves nothing. */
  async preview({ markdown, fileName }: z.output<typeof importRequestSchema>): Promise<ImportPreview> {
    const result = keepable(await this.aside.importMarkdown(markdown));
    return toPreview(result, suggestedName(result, fileName));
  }

  /**
   * Starts an initiative with the imported text, kept as version 1; a text that is no PR/FAQ is refused with the reason.
   * `complete` may add to the text what needs the initiative to be there, such as pictures.
   */
  async import(
    workspaceId: string,
    { markdown, fileName, name }: z.output<typeof importCreateSchema>,
    actorId: string,
    complete?: (initiativeId: string, document: PrfaqDocument) => Promise<PrfaqDocument>,
  ): Promise<z.output<typeof importedSchema>> {
    const result = keepable(await this.aside.importMarkdown(markdown));
    if (result.kind !== 'prfaq') throw invalid([{ field: 'markdown', message: result.reason }], 'not-a-prfaq');
    const preview = toPreview(result, suggestedName(result, fileName));
    return this.database.transaction(async () => {
      const { id } = await this.initiatives.create(workspaceId, { name, ownerId: actorId }, actorId, result.document);
      const document = (await complete?.(id, result.document)) ?? result.document;
      if (document !== result.document) {
        const { version } = (await this.prfaqs.find(workspaceId, id))!;
        await this.prfaqs.saveText(workspaceId, id, version, { document, ...headlinesOf(document) }, actorId);
      }
      await this.prfaqs.appendVersion(workspaceId, id, 'imported', document, actorId);
      await this.events.append({
        workspaceId,
        initiativeId: id,
        kind: 'prfaq.imported',
        subjectType: 'prfaq',
        subjectId: id,
        summary: `PR/FAQ of “${name}” was imported${fileName === '' ? '' : ` from ${fileName}`}`,
        actorId,
        after: { fileName, counts: preview.counts, remainder: preview.remainder.length, notes: preview.notes },
      });
      return { initiativeId: id, preview };
    });
  }
}

/** A text that could not be kept as it is, for its length, is refused like one that cannot be read. */
function keepable(result: ImportResult): ImportResult {
  if (!result.document) return result;
  const kept = prfaqDocumentSchema.safeParse(result.document);
  if (kept.success) return result;
  const reasons = kept.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { kind: 'not-a-prfaq', reason: `The text cannot be kept as it is. ${reasons.join('; ')}` };
}

/** A name for the initiative from the document itself, or from its file. */
function suggestedName(result: ImportResult, fileName: string): string {
  const title = result.kind === 'prfaq' ? result.title : undefined;
  const headline = result.document ? headlinesOf(result.document).headline : '';
  const name = title || headline || fileName.replace(/\.[^.]*$/, '');
  return [...name.trim()].slice(0, longestName).join('').trim();
}
