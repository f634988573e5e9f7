import { Injectable } from '@nestjs/common';
import { AsideEnded, runAside } from '../../../platform/aside/run-aside.js';
import { Turnstile } from '../../../platform/aside/turnstile.js';
import { conflict, Failure, invalid } from '../../../platform/errors/failure.js';
import type { WordFile } from './read-word-file.js';
import type { WordTask } from './word-aside.js';
import type { WordFileContent } from './write-word-file.js';

const limits = { timeoutMs: 20_000, memoryMb: 512 };
/** Each takes a core and memory; the others wait for their turn. */
const AT_ONCE = 2;
const IN_LINE = 20;
const program = new URL(import.meta.url.endsWith('.ts') ? './word-aside.ts' : './word-aside.js', import.meta.url);

/** Reads and writes Word files, in processes aside with limits. */
@Injectable()
export class WordService {
  private readonly turnstile = new Turnstile(AT_ONCE, IN_LINE);

  /** The text of a Word file as Markdown, or why it is none; a file that takes too much is refused like one that cannot be read. */
  read(bytes: Uint8Array): Promise<WordFile> {
    return this.aside<WordFile>({ read: bytes }, ({ message }) =>
      invalid([{ field: 'data', message: `The file cannot be read. ${message}` }], 'file-takes-too-much'),
    );
  }

  /** A PR/FAQ as a Word file. */
  write(content: WordFileContent): Promise<Uint8Array> {
    return this.aside<Uint8Array>({ write: content }, ({ message }) =>
      conflict(
        'file-takes-too-much',
        `This text cannot be written as a Word file. ${message} Export it as Markdown instead.`,
      ),
    );
  }

  private async aside<Output>(task: WordTask, refusal: (ended: AsideEnded) => Failure): Promise<Output> {
    try {
      const output = await this.turnstile.pass(() => runAside<Output>(program, task, limits));
      if (output === null) throw busy();
      return output;
    } catch (error) {
      throw error instanceof AsideEnded ? refusal(error) : error;
    }
  }
}

const busy = (): Failure =>
  new Failure(
    'unavailable',
    'busy',
    'Many Word files are being made or read right now. Nothing was changed; try again.',
  );
