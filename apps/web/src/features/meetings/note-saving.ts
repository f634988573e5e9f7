import type { MeetingNote } from '@workback/contracts/meeting/meeting.schemas';
import { ApiProblem } from '../../api/problem.js';

const QUIET_MS = 800;

/** Notes as they are written, and how far they are saved. */
export interface NoteState {
  readonly text: string;
  readonly savedAtMs: number | null;
  readonly error: unknown;
  /** What another window of the note taker saved meanwhile. */
  readonly theirs: MeetingNote | null;
}

/** What saving notes needs from outside. */
export interface NoteDesk {
  readonly write: (text: string, version: number) => Promise<MeetingNote>;
  /** Keeps unsaved words in this browser; empty words forget them. */
  readonly keep: (text: string) => void;
  readonly nowMs: () => number;
}

type Saved = Pick<MeetingNote, 'text' | 'version'>;

/** Saves the notes of one section while they are written; what is not saved yet is kept in this browser. */
export class NoteSaving {
  private state: NoteState;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private saved: Saved,
    kept: string,
    private readonly desk: NoteDesk,
  ) {
    this.state = { text: kept === '' ? saved.text : kept, savedAtMs: null, error: null, theirs: null };
  }

  readonly getState = (): NoteState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  edit(text: string): void {
    this.set({ text });
    this.desk.keep(text);
    this.wait();
  }

  /** Saves now what is not saved, unless something has to be settled first. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const { text, theirs } = this.state;
    if (this.busy || theirs !== null || text === this.saved.text) return;
    this.busy = true;
    try {
      this.acknowledge(await this.desk.write(text, this.saved.version));
    } catch (error) {
      this.set({ error, theirs: error instanceof ApiProblem ? noteOf(error) : null });
    } finally {
      this.busy = false;
    }
    if (this.state.error === null && this.state.text !== this.saved.text) this.wait();
  }

  /** Notes heard of from elsewhere; taken over where nothing was typed here. */
  incoming(note: MeetingNote): void {
    if (this.busy || note.version <= this.saved.version || this.state.text !== this.saved.text) return;
    this.saved = note;
    this.set({ text: note.text });
  }

  /** Saves once more after a failure. */
  retry(): Promise<void> {
    this.set({ error: null });
    return this.flush();
  }

  settle(choice: 'mine' | 'theirs'): Promise<void> {
    const { theirs } = this.state;
    if (theirs === null) return Promise.resolve();
    this.saved = theirs;
    if (choice === 'theirs') this.desk.keep('');
    this.set({ error: null, theirs: null, ...(choice === 'theirs' ? { text: theirs.text } : {}) });
    return this.flush();
  }

  private acknowledge(note: MeetingNote): void {
    this.saved = note;
    this.set({ savedAtMs: this.desk.nowMs(), error: null });
    if (this.state.text === note.text) this.desk.keep('');
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (this.state.error === null) this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  private set(change: Partial<NoteState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function noteOf({ problem: { status, current } }: ApiProblem): MeetingNote | null {
  const isNote = status === 412 && typeof current === 'object' && current !== null && 'text' in current;
  return isNote ? (current as MeetingNote) : null;
}
