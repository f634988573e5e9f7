import { createContext } from 'react';
import type { MarkdownEditor } from './editing/markdown-editor.js';

/** A text that is open for editing, as the tool bar sees it. */
export interface OpenText {
  readonly label: string;
  readonly mode: 'rich' | 'source';
  readonly editor: MarkdownEditor;
  readonly showSource: (source: boolean) => void;
  /** Asks for an image; missing where a text takes none. */
  readonly addImage: (() => void) | undefined;
  /** Turns the text back into one that is only shown. */
  readonly close: () => void;
}

/** Tools that are reached by a key from within a text. */
interface DeskTools {
  readonly askLink: () => void;
  readonly goToTools: () => void;
}

/** Editors cost time and memory: of the texts that nobody writes in now, only the latest stay open. */
const MOST_OPEN = 6;

/** Which texts of a page are open, and which of them the tool bar acts on. */
export class Desk {
  private open: readonly OpenText[] = [];
  private offered: DeskTools | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The text that was written in last; null when none is open. */
  readonly active = (): OpenText | null => this.open[0] ?? null;

  /** Puts a text on top. */
  take(text: OpenText): void {
    if (this.open[0] === text) return;
    this.open = [text, ...this.open.filter((each) => each !== text)];
    this.tell();
    for (const each of this.open.slice(MOST_OPEN)) each.close();
  }

  /** Takes a text away. */
  leave(text: OpenText): void {
    if (!this.open.includes(text)) return;
    this.open = this.open.filter((each) => each !== text);
    this.tell();
  }

  /** What the tool bar does for a key pressed in a text; null without a tool bar. */
  get tools(): DeskTools | null {
    return this.offered;
  }

  /** Offers those tools; the answer withdraws them. */
  offer(tools: DeskTools): () => void {
    this.offered = tools;
    return () => {
      this.offered = null;
    };
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The desk that the texts of a page share with its tool bar. */
export const DeskContext = createContext<Desk>(new Desk());
