import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import {
  applyPatch,
  changedParts,
  type DraftPart,
  type DraftPatch,
  mergeDrafts,
  patchBetween,
  patchOf,
  samePart,
  type WireDocument,
  withPart,
} from '../draft.js';
import { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { baseOf, type LocalDraft, type LocalDrafts } from '../local-drafts.js';
import { type Failure, failureOf, retryDelayMs } from './save-failure.js';

/** Quiet after the last key before text is sent. */
export const QUIET_MS = 800;
/** Somebody who never pauses is saved at least this often. */
const LONGEST_WAIT_MS = 10_000;

export interface AutosaveState {
  readonly document: WireDocument;
  readonly version: number;
  /** Text that the server does not have yet. */
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly savedAtMs: number | null;
  readonly failure: Failure | null;
  /** Unsaved text is kept in this browser; null when there was no need, false when the browser refused. */
  readonly keptLocally: boolean | null;
  readonly conflict: { readonly theirs: Prfaq; readonly parts: readonly DraftPart[] } | null;
  /** Parts that others wrote and that were laid beside my unsaved text. */
  readonly taken: readonly DraftPart[];
  /** When the text was written that was found in this browser and put back. */
  readonly restoredFromMs: number | null;
}

export interface AutosaveServer {
  send(patch: DraftPatch, version: number): Promise<Prfaq>;
  load(): Promise<Prfaq>;
}

/** Saves a text while it is written and never loses or overwrites a word (DESIGN.md §2.3). */
export class Autosave {
  private base: WireDocument;
  private state: AutosaveState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstUnsavedAtMs: number | null = null;
  private flight: Promise<void> | null = null;
  private attempts = 0;
  private stopped = true;

  constructor(
    present: Prfaq,
    private readonly server: AutosaveServer,
    private readonly local: LocalDrafts,
    /** Texts whose last keystrokes are not in the document yet. */
    private readonly pending: Pick<PendingTexts, 'flush'> = new PendingTexts(),
    private readonly nowMs: () => number = Date.now,
  ) {
    this.base = present.document;
    this.state = {
      document: present.document,
      version: present.version,
      dirty: false,
      saving: false,
      savedAtMs: null,
      failure: null,
      keptLocally: null,
      conflict: null,
      taken: [],
      restoredFromMs: null,
    };
    const found = local.find();
    if (found) this.restore(found, present);
  }

  readonly getState = (): AutosaveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Keys are being typed whose words come with the next `edit`. */
  typing(): void {
    this.set({ dirty: true });
    this.wait(QUIET_MS);
  }

  /** A keystroke or a press: the text is now this. */
  edit(change: (document: WireDocument) => WireDocument): void {
    this.set({ document: change(this.state.document), restoredFromMs: null });
    if (this.state.failure?.kind === 'refused') this.set({ failure: null });
    if (this.state.keptLocally === true) this.keep();
    this.wait(QUIET_MS);
  }

  /** Sends what is unsaved now, and answers when there is nothing under way. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.pending.flush();
    if (this.flight) await this.flight;
    const undecided = this.state.conflict !== null || this.state.restoredFromMs !== null;
    if (this.flight || undecided || !this.isDirty()) return this.flight ?? undefined;
    this.flight = this.save();
    try {
      await this.flight;
    } finally {
      this.flight = null;
    }
    if (!this.state.failure && this.isDirty()) this.wait(QUIET_MS);
  }

  /** Another try after a failure, for example because the connection is back. */
  retry(): void {
    if (this.state.failure) void this.flush();
  }

  /** The server's text as it is now, heard from live updates. */
  incoming(present: Prfaq): void {
    this.pending.flush();
    if (this.flight || present.version <= this.state.version) return;
    this.layOver(present);
  }

  /** Settles a conflict in one part; when none is left the text is saved again. */
  settle(part: DraftPart, choice: 'mine' | 'theirs'): void {
    this.pending.flush();
    const { conflict } = this.state;
    if (!conflict) return;
    const theirs = conflict.theirs.document;
    if (choice === 'theirs') this.set({ document: withPart(this.state.document, theirs, part) });
    // From here on mine is an edit of theirs, so that saving it is a choice and no accident.
    this.base = withPart(this.base, theirs, part);
    const parts = conflict.parts.filter((each) => each !== part);
    this.set({ conflict: parts.length === 0 ? null : { ...conflict, parts } });
    this.keep();
    if (parts.length === 0) void this.flush();
  }

  /** Accepts text that was found in this browser, and saves it. */
  keepRestored(): void {
    this.set({ restoredFromMs: null });
    void this.flush();
  }

  /** Goes back to the server's text, giving up what was found in this browser. */
  discard(): void {
    clearTimeout(this.timer);
    this.local.forget();
    this.set({ document: this.base, restoredFromMs: null, conflict: null, failure: null, keptLocally: null });
  }

  /** Puts unsaved text into the browser's storage; for the moment before the page goes away. */
  keep(): void {
    this.pending.flush();
    const parts = changedParts(this.base, this.state.document);
    if (parts.length === 0) {
      if (this.state.keptLocally !== null) this.local.forget();
      return this.set({ keptLocally: null });
    }
    const { document, version } = this.state;
    const draft: LocalDraft = {
      version,
      savedAtMs: this.nowMs(),
      patch: patchOf(document, parts),
      base: patchOf(this.base, parts),
    };
    this.set({ keptLocally: this.local.keep(draft) });
  }

  /** Ends all timers; unsaved text is kept and sent a last time. */
  stop(): void {
    this.keep();
    void this.flush();
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Takes timers up again after a stop. */
  start(): void {
    this.stopped = false;
    if (this.isDirty() && this.state.restoredFromMs === null) this.wait(QUIET_MS, true);
  }

  private isDirty(): boolean {
    return changedParts(this.base, this.state.document).length > 0;
  }

  private async save(): Promise<void> {
    const sent = this.state.document;
    this.keep();
    this.set({ saving: true });
    try {
      const saved = await this.server.send(patchBetween(this.base, sent), this.state.version);
      this.acknowledge(saved, sent);
    } catch (error) {
      await this.failed(error);
    } finally {
      this.set({ saving: false });
    }
  }

  private acknowledge(saved: Prfaq, sent: WireDocument): void {
    let document = this.state.document;
    // Parts that nobody touched since follow the server, which may have tidied them.
    for (const part of changedParts(document, saved.document))
      if (samePart(document, sent, part)) document = withPart(document, saved.document, part);
    this.base = saved.document;
    this.attempts = 0;
    this.firstUnsavedAtMs = null;
    this.set({ document, version: saved.version, savedAtMs: this.nowMs(), failure: null });
    if (this.isDirty()) this.keep();
    else {
      this.local.forget();
      this.set({ keptLocally: null });
    }
  }

  private async failed(error: unknown): Promise<void> {
    const failure = failureOf(error);
    if (failure.kind === 'stale') {
      try {
        const present = failure.current ?? (await this.server.load());
        if (present.version !== this.state.version) return this.layOver(present);
        return this.note({ kind: 'server', message: 'The server calls this text outdated and knows no newer one.' });
      } catch (again) {
        return this.note(failureOf(again));
      }
    }
    this.note(failure);
  }

  private note(failure: Failure): void {
    this.set({ failure });
    this.keep();
    if (failure.kind === 'refused') {
      this.firstUnsavedAtMs = null;
      return;
    }
    this.attempts += 1;
    this.wait(retryDelayMs(failure.kind, this.attempts), true);
  }

  private layOver(present: Prfaq): void {
    this.pending.flush();
    const merged = mergeDrafts(this.base, this.state.document, present.document);
    const wasDirty = this.isDirty();
    // Conflicting parts keep their old base until a person has settled them.
    const contested = merged.conflicts;
    this.base = contested.reduce((base, part) => withPart(base, this.base, part), present.document);
    this.set({
      document: merged.document,
      version: present.version,
      conflict: contested.length === 0 ? null : { theirs: present, parts: contested },
      taken: wasDirty ? merged.taken : [],
      failure: null,
    });
    if (contested.length > 0) this.keep();
    else if (this.isDirty() && this.state.restoredFromMs === null) this.wait(0, true);
  }

  private restore(found: LocalDraft, present: Prfaq): void {
    const base = baseOf(found, present.document);
    this.base = base;
    this.state = {
      ...this.state,
      document: applyPatch(base, found.patch),
      restoredFromMs: found.savedAtMs,
      keptLocally: true,
    };
    this.layOver(present);
    if (this.isDirty()) return;
    this.local.forget();
    this.set({ restoredFromMs: null, keptLocally: null });
  }

  private wait(delayMs: number, fixed = false): void {
    // While a failure is being waited out, keys neither shorten nor stretch the wait.
    if (this.stopped || this.state.conflict || (this.state.failure && !fixed)) return;
    clearTimeout(this.timer);
    this.firstUnsavedAtMs ??= this.nowMs();
    const leftMs = Math.max(0, this.firstUnsavedAtMs + LONGEST_WAIT_MS - this.nowMs());
    this.timer = setTimeout(() => void this.flush(), fixed ? delayMs : Math.min(delayMs, leftMs));
  }

  private set(change: Partial<AutosaveState>): void {
    const next = { ...this.state, ...change };
    this.state = { ...next, dirty: changedParts(this.base, next.document).length > 0 };
    for (const listener of this.listeners) listener();
  }
}
