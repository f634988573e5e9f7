import type { PlainDate } from '../calendar/plain-date.js';
import type { GateFact } from './gate-facts.js';

/** The gates of an initiative, in its order: what has to be done before it goes on to its next stage (PRODUCT B8). */
export const GATES = ['review', 'build', 'launch', 'conclude'] as const;
export type GateKey = (typeof GATES)[number];

/** What gates are called, and the step that each stands before. */
export const GATE_WORDS: Record<GateKey, { readonly name: string; readonly step: string }> = {
  review: { name: 'Review gate', step: 'before the press release is read in a round' },
  build: { name: 'Build gate', step: 'before the first milestone begins' },
  launch: { name: 'Launch gate', step: 'before the launch is declared' },
  conclude: { name: 'Conclusion gate', step: 'before the initiative is concluded' },
};

/** Where an entry of a checklist stands; what an initiative does not need is settled as well as what is done. */
export type GateItemState = 'open' | 'done' | 'not-needed';

/** An entry of a checklist: of the workspace's template, or of one initiative. */
export interface GateItem {
  readonly gate: GateKey;
  readonly title: string;
  readonly state: GateItemState;
  /** Comes from the template of the workspace. */
  readonly fromTemplate: boolean;
  readonly addedOn: PlainDate;
  /** Taken out of the template or the checklist. */
  readonly removed: boolean;
}

/** What the place of the gates in time follows from. */
export interface GateTimes {
  /** When the text was first handed to readers, the first milestone began, it launched, it was concluded. */
  readonly passedOn: Readonly<Record<GateKey, PlainDate | null>>;
  /** Days that somebody set for a gate. */
  readonly setOn: Readonly<Record<GateKey, PlainDate | null>>;
  /** Latest day on which the first work has to begin, as the schedule says. */
  readonly startBy: PlainDate | null;
  readonly promisedLaunch: PlainDate | null;
  /** Day of the last success criterion. */
  readonly lastDue: PlainDate | null;
}

/** `passed` gates lie behind the initiative, whole or with something left open; `complete` ones may be passed. */
export type GateState = 'passed' | 'passed-open' | 'complete' | 'open';

/** A gate as it stands. */
export interface Gate<Item extends GateItem = GateItem> {
  readonly key: GateKey;
  readonly state: GateState;
  /** The day it is at: the day it was passed, else the day that was set for it, else where the plan puts it. */
  readonly on: PlainDate | null;
  readonly onBecause: 'passed' | 'set' | 'planned' | null;
  readonly facts: readonly GateFact[];
  readonly items: readonly Item[];
  /** What is open, as sentences: facts first, then the checklist. */
  readonly open: readonly string[];
}

/**
 * The gates with their checklists, in order. `kept` are the facts as they were when a gate was passed: what happens
 * afterwards says nothing about it.
 */
export function gatesOf<Item extends GateItem>(
  items: readonly Item[],
  facts: readonly GateFact[],
  times: GateTimes,
  kept: readonly GateFact[] = [],
): Gate<Item>[] {
  return GATES.map((key) => {
    const passedOn = times.passedOn[key];
    const own = items.filter((item) => item.gate === key && appliesTo(item, passedOn));
    const derived = (passedOn === null ? facts : kept).filter(({ gate }) => gate === key);
    const open = [
      ...derived.filter(({ met }) => !met).map(({ sentence }) => sentence),
      ...own.filter(({ state }) => state === 'open').map(({ title }) => title),
    ];
    const planned = plannedOn(key, times);
    return {
      key,
      state:
        passedOn === null ? (open.length === 0 ? 'complete' : 'open') : open.length === 0 ? 'passed' : 'passed-open',
      on: passedOn ?? times.setOn[key] ?? planned,
      onBecause: passedOn !== null ? 'passed' : times.setOn[key] !== null ? 'set' : planned !== null ? 'planned' : null,
      facts: derived,
      items: own,
      open,
    };
  });
}

/** The gate that an initiative comes to next; null when all lie behind it. */
export function nextGate<Item extends GateItem>(gates: readonly Gate<Item>[]): Gate<Item> | null {
  return gates.find(({ state }) => state === 'complete' || state === 'open') ?? null;
}

/**
 * A change of the template reaches every gate that is still ahead; one that was passed keeps what it had: entries that
 * came later ask nothing of it, and entries that were settled there stay although the template has lost them.
 */
function appliesTo(item: GateItem, passedOn: PlainDate | null): boolean {
  if (item.state !== 'open') return item.fromTemplate || !item.removed;
  if (item.removed) return false;
  return !item.fromTemplate || passedOn === null || item.addedOn <= passedOn;
}

function plannedOn(key: GateKey, { startBy, promisedLaunch, lastDue }: GateTimes): PlainDate | null {
  switch (key) {
    case 'review':
      return null;
    case 'build':
      return startBy;
    case 'launch':
      return promisedLaunch;
    case 'conclude':
      return lastDue;
  }
}
