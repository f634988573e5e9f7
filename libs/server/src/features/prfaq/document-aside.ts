import { answerAside } from '../../platform/aside/answer-aside.js';
import type { WordFileContent } from './word/write-word-file.js';

/** What the program aside is asked to do. */
export type DocumentTask =
  { readonly readWord: Uint8Array } | { readonly writeWord: WordFileContent } | { readonly importMarkdown: string };

/** The program that reads and writes documents aside; each way loads only what it needs. */
answerAside(async (task: DocumentTask) => {
  if ('readWord' in task) return (await import('./word/read-word-file.js')).readWordFile(Buffer.from(task.readWord));
  if ('writeWord' in task) return (await import('./word/write-word-file.js')).writeWordFile(task.writeWord);
  return (await import('@workback/domain/prfaq/import-markdown')).importMarkdown(task.importMarkdown);
});
