import type { DraftPatch } from './draft.js';

/** Text that the server does not have yet, kept in this browser. */
export interface LocalDraft {
  /** The version it was written on. */
  readonly version: number;
  readonly savedAtMs: number;
  /** What was written. */
  readonly patch: DraftPatch;
  /** What takes it back, to see later what others changed meanwhile. */
  readonly before: DraftPatch;
  /** What was on its way to the server when this was kept, and may have arrived; oldest first. */
  readonly sent: readonly DraftPatch[];
}

/** A draft whose tab is gone; it is dropped once it is safe elsewhere. */
export interface AbandonedDraft {
  readonly draft: LocalDraft;
  drop(): void;
}

/** Where unsaved text waits; throws never, because a full or forbidden storage must not stop the typing. */
export interface LocalDrafts {
  /** Keeps the text of this tab; false when this browser refused. */
  keep(draft: LocalDraft): boolean;
  forget(): void;
  /** Texts that closed tabs left behind, oldest first. */
  abandoned(): Promise<readonly AbandonedDraft[]>;
  /** From here on other tabs are told that this one is there. */
  open(): void;
  close(): void;
}

/** How long other tabs have to say that they are there. */
const ANSWER_MS = 150;

/**
 * Unsaved text of one PR/FAQ in the browser's storage, an entry a tab. Tabs ask each other who is there: what nobody
 * answers for was left behind.
 */
export class TabDrafts implements LocalDrafts {
  private readonly prefix: string;
  private readonly tab = crypto.randomUUID();
  private channel: BroadcastChannel | null = null;

  constructor(
    subject: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {
    this.prefix = `workback.draft.${subject}.`;
  }

  keep(draft: LocalDraft): boolean {
    try {
      this.storage().setItem(this.own, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    this.drop(this.own);
  }

  async abandoned(): Promise<readonly AbandonedDraft[]> {
    const others = this.keys().filter((key) => key !== this.own);
    if (others.length === 0) return [];
    const alive = await this.ask();
    return others
      .filter((key) => !alive.has(key.slice(this.prefix.length)))
      .flatMap((key) => {
        const draft = this.read(key);
        return draft ? [{ draft, drop: () => this.drop(key) }] : [];
      })
      .sort((one, other) => one.draft.savedAtMs - other.draft.savedAtMs);
  }

  open(): void {
    if (this.channel || typeof BroadcastChannel === 'undefined') return;
    this.channel = new BroadcastChannel(this.prefix);
    this.channel.addEventListener('message', ({ data }: MessageEvent<{ ask?: string }>) => {
      if (data.ask !== undefined) this.channel?.postMessage({ here: this.tab });
    });
  }

  close(): void {
    this.channel?.close();
    this.channel = null;
  }

  private get own(): string {
    return `${this.prefix}${this.tab}`;
  }

  private ask(): Promise<ReadonlySet<string>> {
    const alive = new Set<string>();
    const { channel } = this;
    if (!channel) return Promise.resolve(alive);
    const listen = ({ data }: MessageEvent<{ here?: string }>): void => {
      if (data.here !== undefined) alive.add(data.here);
    };
    channel.addEventListener('message', listen);
    channel.postMessage({ ask: this.tab });
    return new Promise((resolve) => {
      setTimeout(() => {
        channel.removeEventListener('message', listen);
        resolve(alive);
      }, ANSWER_MS);
    });
  }

  private keys(): string[] {
    try {
      return Object.keys(this.storage()).filter((key) => key.startsWith(this.prefix));
    } catch {
      return [];
    }
  }

  private read(key: string): LocalDraft | null {
    try {
      const draft = JSON.parse(this.storage().getItem(key) ?? '{}') as Partial<LocalDraft>;
      const whole =
        typeof draft.version === 'number' &&
        typeof draft.savedAtMs === 'number' &&
        draft.patch &&
        draft.before &&
        draft.sent;
      return whole ? (draft as LocalDraft) : null;
    } catch {
      return null;
    }
  }

  private drop(key: string): void {
    try {
      this.storage().removeItem(key);
    } catch {
      // What cannot be taken away could not be kept either.
    }
  }
}
