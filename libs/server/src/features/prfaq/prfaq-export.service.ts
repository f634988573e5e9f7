import { Injectable } from '@nestjs/common';
import { ownImage } from '@workback/domain/image/image-address';
import { normaliseDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { exportMarkdown } from '@workback/domain/prfaq/export-markdown';
import type { PrfaqStatus } from '@workback/domain/prfaq/lifecycle';
import type { Config } from '../../platform/config/config.js';
import { InjectConfig } from '../../platform/config/config.module.js';
import { notFound } from '../../platform/errors/failure.js';
import { ImageService } from '../image/image.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { DocumentAside } from './document-aside.service.js';
import { PrfaqRepository } from './prfaq.repository.js';
import type { WordFilePicture } from './word/word-blocks.js';

/** The text of one version of a PR/FAQ, or the present one. */
interface ExportedText {
  readonly name: string;
  readonly document: PrfaqDocument;
  readonly status: PrfaqStatus;
  /** The version that the text is, or the last one before it. */
  readonly version: number;
  readonly present: boolean;
}

/** How a Word file is set. */
interface WordSetting {
  readonly version?: number | undefined;
  readonly paper: 'a4' | 'letter';
  readonly lineNumbers: boolean;
}

/** Bytes of pictures that are put into one Word file. */
const MOST_PICTURE_BYTES = 60_000_000;
const wordTypes: Readonly<Record<string, WordFilePicture['type']>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** PR/FAQs for those who read them elsewhere: Markdown and Word, each of which an import reads back. */
@Injectable()
export class PrfaqExportService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly images: ImageService,
    private readonly workspaces: WorkspaceService,
    private readonly aside: DocumentAside,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** A text as Markdown, titled with the name of the initiative. */
  async markdown(workspaceId: string, initiativeId: string, version?: number): Promise<string> {
    const { document, name } = await this.text(workspaceId, initiativeId, version);
    return exportMarkdown(document, { title: name });
  }

  /** A text as a Word file with its pictures. */
  async wordFile(
    workspaceId: string,
    initiativeId: string,
    setting: WordSetting,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    const text = await this.text(workspaceId, initiativeId, setting.version);
    const { slug } = await this.workspaces.get(workspaceId);
    const origin = this.config.publicUrl?.replace(/\/$/, '') ?? `http://localhost:${this.config.port}`;
    const document = normaliseDocument(text.document);
    const bytes = await this.aside.writeWord({
      document,
      title: text.name,
      facts: factsOf(text),
      foot: `${origin}/w/${slug}/initiatives/${initiativeId}/prfaq · ${versionWords(text)}`,
      pictures: await this.pictures(workspaceId, document),
      origin,
      paper: setting.paper,
      lineNumbers: setting.lineNumbers,
    });
    return { name: text.name, bytes };
  }

  /** The pictures of the workspace that the texts show, as far as Word can show them. */
  private async pictures(workspaceId: string, document: PrfaqDocument): Promise<ReadonlyMap<string, WordFilePicture>> {
    const pictures = new Map<string, WordFilePicture>();
    let left = MOST_PICTURE_BYTES;
    const texts = [...Object.values(document.sections), ...document.questions.map(({ answer }) => answer)];
    for (const [, address = ''] of texts.join('\n').matchAll(/\]\((\/api\/[^()\s]{1,200})\)/g)) {
      const place = ownImage(address);
      if (place?.workspaceId !== workspaceId || pictures.has(address)) continue;
      const image = await this.images.find(workspaceId, place.initiativeId, place.imageId);
      const type = wordTypes[image?.type ?? ''];
      if (!image || type === undefined || image.bytes.length > left) continue;
      left -= image.bytes.length;
      const { bytes, width, height } = image;
      pictures.set(address, { type, bytes: new Uint8Array(bytes), width, height });
    }
    return pictures;
  }

  private async text(workspaceId: string, initiativeId: string, number?: number): Promise<ExportedText> {
    const row = await this.prfaqs.find(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    const { initiativeName: name, status, latestVersionNumber } = row;
    if (number === undefined) {
      return { name, status, document: row.document, version: latestVersionNumber, present: true };
    }
    const version = await this.prfaqs.version(workspaceId, initiativeId, number);
    if (!version) throw notFound('version');
    return { name, status, document: version.document, version: number, present: false };
  }
}

const statusWords: Record<PrfaqStatus, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  rejected: 'Rejected',
};

function versionWords({ version, present, status }: ExportedText): string {
  if (!present || status === 'approved') return `version ${version}`;
  return version === 0 ? 'no version kept yet' : `after version ${version}`;
}

function factsOf(text: ExportedText): string {
  const { launchDate } = text.document;
  const date = launchDate === null ? 'No launch date yet' : `Proposed launch ${launchDate}`;
  return [date, ...(text.present ? [statusWords[text.status]] : []), versionWords(text)].join(' · ');
}
