import type { PrfaqDocument } from './document.js';
import type { RemainderPiece } from './import-record.js';

/** Words of the source, each as often as it is missing from record and remainder together; empty when nothing was lost. */
export function lostWords(source: string, document: PrfaqDocument, remainder: readonly RemainderPiece[]): string[] {
  const listed = remainder.filter(({ kind }) => kind === 'label').map(({ text }) => text);
  return surplus(tally(source), tally([...recordTexts(document), ...listed].join('\n')));
}

/** Words that stand in the record more often than in the source; empty when nothing was invented. */
export function inventedWords(source: string, document: PrfaqDocument): string[] {
  const held = new Set(tally(source).keys());
  return [...tally(recordTexts(document).join('\n')).keys()].filter((word) => !held.has(word));
}

function recordTexts(document: PrfaqDocument): string[] {
  return [
    ...Object.values(document.sections),
    ...document.questions.flatMap(({ question, answer, group }) => [question, answer, group ?? '']),
  ];
}

function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function surplus(needed: ReadonlyMap<string, number>, held: ReadonlyMap<string, number>): string[] {
  return [...needed].flatMap(([word, count]) => Array<string>(Math.max(0, count - (held.get(word) ?? 0))).fill(word));
}
