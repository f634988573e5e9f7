import { scanBlocks } from './blocks.js';
import type { Block } from './blocks.js';
import { datelineDate } from './dateline.js';
import { documentPlainText } from './document.js';
import type { PrfaqDocument } from './document.js';
import { lostWords } from './import-accounting.js';
import { definitionLabel } from './import-record.js';
import type { Placement, RemainderPiece } from './import-record.js';
import { ImportWalk } from './import-walk.js';
import { isOwnFormat, readOwnFormat } from './own-format.js';
import { countWords } from './plain-text.js';
import { storageProblems } from './source-text.js';
import type { TextProblem } from './source-text.js';
import { templateRests } from './template-check.js';
import { unwritten } from './unwritten.js';

/** What an import found: a record with a list of where everything went, or the reason why this is no PR/FAQ. */
export type ImportResult =
  | {
      readonly kind: 'prfaq';
      readonly document: PrfaqDocument;
      /** The document's own title, when it is not the heading of the release. */
      readonly title?: string;
      readonly placements: readonly Placement[];
      readonly remainder: readonly RemainderPiece[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'not-a-prfaq';
      readonly reason: string;
      readonly problems?: readonly TextProblem[];
      readonly document?: PrfaqDocument;
    };

/** Longest text that is read, in UTF-16 units. */
export const longestImport = 4_000_000;

/**
 * Reads a PR/FAQ from Markdown as people write it, in linear time. Nothing is invented: every text in the record stands in
 * the source. Nothing is lost: every word of the source is in the record or in the remainder (METHOD.md §3).
 */
export function importMarkdown(source: string): ImportResult {
  if (source.length > longestImport) {
    return refuse(`The text has ${source.length} characters; at most ${longestImport} are read.`);
  }
  const problems = storageProblems(source);
  if (problems.length > 0) {
    const first = problems[0] as TextProblem;
    const place = `line ${first.line}, column ${first.column}`;
    return {
      ...refuse(`The text holds ${first.message} (${place}). Save it as UTF-8 text and import it again.`),
      problems,
    };
  }
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return refuse('The text is empty.');
  if (isOwnFormat(text)) return { kind: 'prfaq', ...readOwnFormat(text) };

  const blocks = scanBlocks(text);
  const definitions = definitionsOf(blocks);
  const rests = templateRests(text, definitions);
  if (rests.isTemplate) {
    return refuse(`This is a template: ${rests.prompts} prompts in brackets are not filled in.`);
  }
  const walk = new ImportWalk(blocks);
  const record = walk.run();
  const document = record.finish(definitions);
  const reason = whyNot(document, walk);
  if (reason !== null) return { ...refuse(reason), document };
  const { prompts, instructions, mostly } = unwritten(document);
  if (mostly) {
    const why =
      prompts >= instructions
        ? `This is a template: ${prompts} of its parts are prompts that nobody filled in.`
        : 'This explains how to write a PR/FAQ; it is not one.';
    return { ...refuse(why), document };
  }
  const open = templateRests(partsText(document), definitions).prompts;
  if (open > 0) record.notes.push(`${open} passages in brackets may be prompts that nobody filled in.`);
  const { placements, remainder, notes } = record;
  const early = document.launchDate === null ? datelineDate(document.sections.summary).date : null;
  if (early !== null) {
    notes.push(`The dateline names no full date, the summary names ${early}: choose it if it is the launch date.`);
  }
  // The promise that nothing is lost is checked on every import, not only in tests.
  const lost = lostWords(text, document, remainder);
  if (lost.length > 0) {
    notes.push(`${lost.length} words of the source stand nowhere in the record: ${lost.slice(0, 10).join(', ')}.`);
  }
  return {
    kind: 'prfaq',
    document,
    ...(walk.title === null ? {} : { title: walk.title }),
    placements,
    remainder,
    notes,
  };
}

function refuse(reason: string): { kind: 'not-a-prfaq'; reason: string } {
  return { kind: 'not-a-prfaq', reason };
}

function whyNot(document: PrfaqDocument, walk: ImportWalk): string | null {
  if (countWords(partsText(document)) === 0)
    return document.sections.appendix === ''
      ? 'There are headings, but no text under them.'
      : 'Neither a press release nor an FAQ was found.';
  if (
    document.sections.dateline !== '' ||
    walk.sawRelease ||
    document.questions.length > 0 ||
    walk.labelledSections >= 2
  )
    return null;
  return 'Neither a press release nor an FAQ was found.';
}

/** The words of everything that was recognised. */
function partsText(document: PrfaqDocument): string {
  return documentPlainText({ ...document, sections: { ...document.sections, appendix: '' } });
}

function definitionsOf(blocks: readonly Block[]): Map<string, string> {
  const definitions = new Map<string, string>();
  for (const { kind, text } of blocks) {
    // A definition may stand right below a line of prose or inside a list entry without counting as one there.
    if (kind !== 'definition') continue;
    const label = definitionLabel(text);
    if (label !== null && !definitions.has(label)) definitions.set(label, text);
  }
  return definitions;
}
