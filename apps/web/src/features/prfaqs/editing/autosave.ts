import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { type DraftPatch, isEmptyPatch, patchBetween, type SavedText, type WireDocument } from '../draft.js';
import type { LocalDrafts } from '../local-drafts.js';
import { inTime } from './in-time.js';
import { asSent, type Choice, knowingSent, type LaidText, layBeside, sendable, settle, withLeft } from './laid-text.js';
import { type Failure, failureOf, retryDelayMs } from './save-failure.js';

/** Quiet after the last key before text is sent. */
export const QUIET_MS = 800;
/** Somebody who never pauses is saved at least this often. */
const LONGEST_WAIT_MS = 10_000;
/** When text of closed tabs is looked for once more. */
const SECOND_LOOK_MS = 4_000;
/** So many unanswered tries are remembered. */
const MOST_SENT = 20;

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
  /** Where somebody else changed the same words. Those places wait for a choice; everything else goes on being saved. */
  readonly conflict: { readonly laid: LaidText; readonly theirs: SavedText } | null;
  /** What others wrote that was laid beside mine, and who. */
  readonly taken: { readonly by: SavedText['savedBy']; readonly parts: readonly string[] } | null;
  /** When the text was written that was found in this browser and put back. */
  readonly restoredFromMs: number | null;
}

/** Where a text is saved to; an amendment has another one than a draft. */
export interface AutosaveServer {
  /** Refuses with 412 and the present text when `version` is not the present one. The signal says that nobody waits any more. */
  send(patch: DraftPatch, version: number, signal: AbortSignal): Promise<SavedText>;
  load(signal: AbortSignal): Promise<SavedText>;
}

/** Saves a text while it is written and never loses or overwrites a word (DESIGN.md §2.3). */
export class Autosave {
  private laid: LaidText;
  private server: SavedText;
  private state: AutosaveState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private secondLook: ReturnType<typeof setTimeout> | undefined;
  private firstUnsavedAtMs: number | null = null;
  private flight: Promise<void> | null = null;
  /** What was sent and not answered, oldest first: any of it may have arrived. */
  private sent: readonly WireDocument[] = [];
  private attempts = 0;
  private stopped = true;

  constructor(
    present: SavedText,
    private readonly way: AutosaveServer,
    private readonly local: LocalDrafts,
    /** Texts whose last keystrokes are not in the document yet. */
    private readonly pending: Pick<PendingTexts, 'flush'> = new PendingTexts(),
    private readonly nowMs: () => number = Date.now,
  ) {
    this.server = present;
    this.laid = { base: present.document, document: present.document, contested: [] };
    this.state = {
      document: present.document,
      version: present.version,
      dirty: false,
      saving: false,
      savedAtMs: null,
      failure: null,
      keptLocally: null,
      conflict: null,
      taken: null,
      restoredFromMs: null,
    };
  }

  readonly getState = (): AutosaveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Keys are being typed whose words come with the next `edit`. */
  typing(): void {
    if (!this.state.dirty) this.tell({ dirty: true });
    this.wait(QUIET_MS);
  }

  /** A keystroke or a press: the text is now this. */
  edit(change: (document: WireDocument) => WireDocument): void {
    this.laid = { ...this.laid, document: change(this.laid.document) };
    this.set({
      restoredFromMs: null,
      ...(this.state.failure?.kind === 'refused' ? { failure: null } : {}),
    });
    this.keep();
    this.wait(QUIET_MS);
  }

  /** Sends what is unsaved now, and answers when there is nothing under way. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.pending.flush();
    if (this.flight) await this.flight;
    const undecided = this.state.restoredFromMs !== null;
    if (this.flight || undecided || isEmptyPatch(sendable(this.laid))) return this.flight ?? this.rest();
    this.flight = this.save();
    try {
      await this.flight;
    } finally {
      this.flight = null;
    }
    if (!this.state.failure && !isEmptyPatch(sendable(this.laid))) this.wait(QUIET_MS);
  }

  /** Another try after a failure, for example because the connection is back. */
  retry(): void {
    if (this.state.failure) void this.flush();
  }

  /** The server's text as it is now, heard from live updates. */
  incoming(present: SavedText): void {
    if (this.flight || present.version <= this.state.version) return;
    this.layOver(present);
  }

  /** Settles a contested place, and saves what was chosen. */
  settle(place: MergePlace, choice: Choice): void {
    this.pending.flush();
    const { conflict } = this.state;
    if (!conflict) return;
    this.laid = settle(this.laid, conflict.theirs.document, place, choice);
    this.set({ restoredFromMs: null });
    this.keep();
    void this.flush();
  }

  /** Accepts text that was found in this browser, and saves it. */
  keepRestored(): void {
    this.set({ restoredFromMs: null });
    void this.flush();
  }

  /** Goes back to the server's text, giving up what was found in this browser. */
  discard(): void {
    clearTimeout(this.timer);
    this.pending.flush();
    this.local.forget();
    const { document } = this.server;
    this.laid = { base: document, document, contested: [] };
    this.set({ restoredFromMs: null, failure: null, keptLocally: null });
  }

  /** Puts unsaved text into the browser's storage; for the moment before the page goes away, and when sending fails. */
  keep(): void {
    this.pending.flush();
    const { base, document } = this.laid;
    const patch = patchBetween(base, document);
    if (isEmptyPatch(patch)) {
      if (this.state.keptLocally !== null) this.local.forget();
      return this.set({ keptLocally: null });
    }
    const kept = this.local.keep({
      version: this.state.version,
      savedAtMs: this.nowMs(),
      patch,
      before: patchBetween(document, base),
      sent: this.sent.map((each) => patchBetween(base, each)),
    });
    this.set({ keptLocally: kept });
  }

  /** Ends all timers; unsaved text is kept and sent a last time. */
  stop(): void {
    this.keep();
    void this.flush();
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.secondLook);
    this.local.close();
  }

  /** Takes timers up, also after a stop, and looks for text that closed tabs left behind. */
  start(): void {
    this.stopped = false;
    this.local.open();
    if (this.state.dirty && this.state.restoredFromMs === null) this.wait(QUIET_MS, true);
    void this.restore();
    // A tab that was closed this very moment may have answered once more.
    this.secondLook = setTimeout(() => void this.restore(), SECOND_LOOK_MS);
  }

  private async save(): Promise<void> {
    const mine = this.laid;
    this.sent = [...this.sent, asSent(mine, mine.document)].slice(-MOST_SENT);
    this.keep();
    this.set({ saving: true });
    try {
      this.acknowledge(await inTime((signal) => this.way.send(sendable(mine), this.state.version, signal)), mine);
    } catch (error) {
      await this.failed(error);
    } finally {
      this.set({ saving: false });
    }
  }

  private acknowledge(saved: SavedText, { document, contested }: LaidText): void {
    this.pending.flush();
    // What was written since is an edit of what was sent. Contested places were not sent, even if they are settled by now.
    const { base } = this.laid;
    this.laid = layBeside({ ...this.laid, base: asSent({ base, contested }, document) }, saved.document);
    this.server = saved;
    this.sent = [];
    this.attempts = 0;
    this.firstUnsavedAtMs = null;
    this.set({ version: saved.version, savedAtMs: this.nowMs(), failure: null });
    if (this.state.dirty) this.keep();
    else this.rest();
  }

  private async failed(error: unknown): Promise<void> {
    const failure = failureOf(error);
    if (failure.kind !== 'stale') return this.note(failure);
    try {
      const present = failure.current ?? (await inTime((signal) => this.way.load(signal)));
      if (present.version !== this.state.version) return this.layOver(present);
      this.note({ kind: 'server', message: 'The server calls this text outdated and knows no newer one.' });
    } catch (again) {
      this.note(failureOf(again));
    }
  }

  private note(failure: Failure): void {
    this.set({ failure });
    this.keep();
    if (failure.kind === 'refused' || failure.kind === 'signed-out') this.sent = this.sent.slice(0, -1);
    if (failure.kind === 'refused') {
      this.firstUnsavedAtMs = null;
      return;
    }
    this.attempts += 1;
    this.wait(retryDelayMs(failure.kind, this.attempts), true);
  }

  private layOver(present: SavedText): void {
    this.pending.flush();
    const mine = this.sent.reduce((laid, sent) => knowingSent(laid, sent, present.document), this.laid);
    const { taken, ...laid } = layBeside(mine, present.document);
    this.server = present;
    this.sent = [];
    this.laid = laid;
    this.set({
      version: present.version,
      taken: taken.length === 0 ? this.state.taken : { by: present.savedBy, parts: taken },
      failure: null,
    });
    if (laid.contested.length > 0) this.keep();
    if (this.state.restoredFromMs === null && !isEmptyPatch(sendable(laid))) this.wait(0, true);
    else this.rest();
  }

  private async restore(): Promise<void> {
    const found = await this.local.abandoned();
    if (found.length === 0 || this.stopped) return;
    this.pending.flush();
    const wasDirty = this.state.dirty;
    const left = found.map(({ draft }) => draft);
    this.laid = withLeft(this.laid, left, this.server.document);
    this.set(wasDirty ? {} : { restoredFromMs: Math.max(...left.map(({ savedAtMs }) => savedAtMs)) });
    if (!this.state.dirty) this.set({ restoredFromMs: null });
    this.keep();
    // Now it is kept under the name of this tab.
    if (this.state.keptLocally !== false) for (const each of found) each.drop();
  }

  /** Nothing is left to send; what waits for a choice stays in this browser. */
  private rest(): void {
    this.set({});
    if (this.state.dirty) return;
    this.firstUnsavedAtMs = null;
    if (this.state.keptLocally === null) return;
    this.local.forget();
    this.set({ keptLocally: null });
  }

  private wait(delayMs: number, fixed = false): void {
    // While a failure is being waited out, keys neither shorten nor stretch the wait.
    if (this.stopped || (this.state.failure && !fixed)) return;
    clearTimeout(this.timer);
    this.firstUnsavedAtMs ??= this.nowMs();
    const leftMs = Math.max(0, this.firstUnsavedAtMs + LONGEST_WAIT_MS - this.nowMs());
    this.timer = setTimeout(() => void this.flush(), fixed ? delayMs : Math.min(delayMs, leftMs));
  }

  private set(change: Partial<AutosaveState>): void {
    const { laid, server } = this;
    this.tell({
      ...change,
      document: laid.document,
      dirty: !isEmptyPatch(patchBetween(laid.base, laid.document)) || laid.contested.length > 0,
      conflict: laid.contested.length === 0 ? null : { laid, theirs: server },
    });
  }

  private tell(change: Partial<AutosaveState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
