import { answerAside } from '../../../platform/aside/answer-aside.js';
import type { WordFileContent } from './write-word-file.js';

/** What the program aside is asked to do. */
export type WordTask = { readonly read: Uint8Array } | { readonly write: WordFileContent };

/** The program that reads and writes Word files aside; each way loads only what it needs. */
answerAside(async (task: WordTask) => {
  if ('read' in task) return (await import('./read-word-file.js')).readWordFile(Buffer.from(task.read));
  return (await import('./write-word-file.js')).writeWordFile(task.write);
});
