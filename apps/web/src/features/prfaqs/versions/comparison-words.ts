import type { DocumentDiff, PartChange } from '@workback/domain/prfaq/diff';
import type { DiffCounts } from '@workback/domain/prfaq/diff-text';
import { choiceWords } from './compared-pair.js';
import type { TextChoice } from './versions-search.js';

/** "2 changes, 3 words added, 1 removed", or that the whole part is new or gone. */
export function changeWords(change: PartChange, counts: DiffCounts): string {
  if (change === 'added') return `new, ${counted(counts.wordsAdded, 'word')}`;
  if (change === 'removed') return `removed, ${counted(counts.wordsRemoved, 'word')}`;
  return `${counted(counts.changes, 'change')}, ${wordChanges(counts)}`;
}

/** The message of the page: how much is different between two texts, and in how many parts. */
export function comparisonTitle(diff: DocumentDiff, from: TextChoice, to: TextChoice): string {
  const between = `${choiceWords(from)} and ${choiceWords(to)}`;
  if (diff.partsChanged === 0) return `No difference between ${between}`;
  return `${counted(diff.counts.changes, 'change')} in ${counted(diff.partsChanged, 'part')} between ${between}`;
}

/** "24 words added, 9 removed". */
export function wordChanges({ wordsAdded, wordsRemoved }: DiffCounts): string {
  if (wordsAdded === 0 && wordsRemoved === 0) return 'no words';
  const words = [
    wordsAdded > 0 ? `${counted(wordsAdded, 'word')} added` : '',
    wordsRemoved > 0 ? `${wordsAdded > 0 ? wordsRemoved : counted(wordsRemoved, 'word')} removed` : '',
  ];
  return words.filter((each) => each !== '').join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
