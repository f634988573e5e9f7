import { Injectable } from '@nestjs/common';
import { Failure, invalid } from '../../../platform/errors/failure.js';
import { runAside, AsideEnded } from '../../../platform/aside/run-aside.js';
import { Turnstile } from '../../../platform/aside/turnstile.js';
import type { WordFile } from './read-word-file.js';

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
  async read(bytes: Uint8Array): Promise<WordFile> {
    try {
      const file = await this.turnstile.pass(() => runAside<WordFile>(program, { bytes }, limits));
      if (file === null) throw busy();
      return file;
    } catch (error) {
      if (!(error instanceof AsideEnded)) throw error;
      throw invalid([{ field: 'data', message: `The file cannot be read. ${error.message}` }], 'file-takes-too-much');
    }
  }
}

const busy = (): Failure =>
  new Failure('unavailable', 'busy', 'Many Word files are being read right now. Nothing was changed; try again.');
