import { Injectable } from '@nestjs/common';
import { importMarkdown, type ImportResult } from '@workback/domain/prfaq/import-markdown';
import { AsideEnded, runAside } from '../../platform/aside/run-aside.js';
import { Turnstile } from '../../platform/aside/turnstile.js';
import { conflict, Failure, invalid } from '../../platform/errors/failure.js';
import type { DocumentTask } from './document-aside.js';
import type { WordFile } from './word/read-word-file.js';
import type { WordFileContent } from './word/write-word-file.js';

const limits = { timeoutMs: 20_000, memoryMb: 512 };
/** Each takes a core and memory; the others wait for their turn. */
const AT_ONCE = 2;
const IN_LINE = 20;
const program = new URL(
  import.meta.url.endsWith('.ts') ? './document-aside.ts' : './document-aside.js',
  import.meta.url,
);

/** Texts up to this length are read at once; longer ones would keep everybody waiting. */
const SHORT = 300_000;

/** Reads and writes documents that may take long, in processes aside with limits. */
@Injectable()
export class DocumentAside {
  private readonly turnstile = new Turnstile(AT_ONCE, IN_LINE);

  /** The text of a Word file as Markdown, or why it is none; a file that takes too much is refused like one that cannot be read. */
  readWord(bytes: Uint8Array): Promise<WordFile> {
    return this.aside<WordFile>({ readWord: bytes }, ({ message }) =>
      invalid([{ field: 'data', message: `The file cannot be read. ${message}` }], 'file-takes-too-much'),
    );
  }

  /** A PR/FAQ as a Word file. */
  writeWord(content: WordFileContent): Promise<Uint8Array> {
    return this.aside<Uint8Array>({ writeWord: content }, ({ message }) =>
      conflict(
        'file-takes-too-much',
        `This text cannot be written as a Word file. ${message} Export it as Markdown instead.`,
      ),
    );
  }

  /** What an import finds in a text. */
  async importMarkdown(markdown: string): Promise<ImportResult> {
    if (markdown.length <= SHORT) return importMarkdown(markdown);
    return this.aside<ImportResult>({ importMarkdown: markdown }, ({ message }) =>
      invalid([{ field: 'markdown', message: `The text cannot be read. ${message}` }], 'file-takes-too-much'),
    );
  }

  private async aside<Output>(task: DocumentTask, refusal: (ended: AsideEnded) => Failure): Promise<Output> {
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
    'Many documents are being made or read right now. Nothing was changed; try again.',
  );
