import type { GateKey } from './gate.js';

/** Where a fact is put right. */
export type GateFactPlace = 'prfaq' | 'decisions' | 'amendments' | 'trace' | 'plan' | 'kpis' | 'initiative';

/** Something that a gate asks for and that follows from the record; nobody ticks it. */
export interface GateFact {
  readonly gate: GateKey;
  /** Stable name, for example `milestones-finished`. */
  readonly key: string;
  /** What must hold, as a sentence. */
  readonly sentence: string;
  readonly met: boolean;
  /** Names of what is missing. */
  readonly missing: readonly string[];
  readonly place: GateFactPlace;
}

/** What the facts of the gates follow from. */
export interface GateRecord {
  readonly approved: boolean;
  /** Whether the press release names a launch date. */
  readonly dated: boolean;
  /** Questions without an answer, and whether somebody has to answer them. */
  readonly openQuestions: readonly { readonly name: string; readonly owned: boolean }[];
  /** Changes that the last round asked for and nobody made. */
  readonly openChanges: readonly string[];
  /** The amendment under way. */
  readonly openAmendment: string | null;
  readonly promises: readonly { readonly name: string; readonly built: boolean; readonly measured: boolean }[];
  readonly milestones: readonly { readonly name: string; readonly owned: boolean; readonly finished: boolean }[];
  readonly criteria: readonly { readonly kpiName: string; readonly hasNumbers: boolean; readonly decided: boolean }[];
}

/** A rule of the gates: which of them ask for it, and what is missing; nothing missing is met. */
interface GateRule {
  readonly key: string;
  readonly gates: readonly GateKey[];
  readonly sentence: string;
  readonly place: GateFactPlace;
  readonly missing: (record: GateRecord) => readonly string[];
}

const named = <Each>(all: readonly Each[], lacks: (each: Each) => boolean, name: (each: Each) => string): string[] => [
  ...new Set(all.filter(lacks).map(name)),
];

/** What gates ask for besides their checklists, in the order in which it is shown; a rule here is on every screen. */
const GATE_RULES: readonly GateRule[] = [
  {
    key: 'launch-date-named',
    gates: ['review'],
    sentence: 'The press release names a launch date',
    place: 'prfaq',
    missing: ({ dated }) => (dated ? [] : ['No launch date']),
  },
  {
    key: 'questions-owned',
    gates: ['review', 'launch'],
    sentence: 'Every question without an answer has somebody who has to answer it',
    place: 'prfaq',
    missing: ({ openQuestions }) =>
      named(
        openQuestions,
        ({ owned }) => !owned,
        ({ name }) => name,
      ),
  },
  {
    key: 'approved',
    gates: ['build', 'launch'],
    sentence: 'The press release is approved',
    place: 'prfaq',
    missing: ({ approved }) => (approved ? [] : ['Not approved']),
  },
  {
    key: 'changes-made',
    gates: ['build', 'launch'],
    sentence: 'No change that a review asked for is open',
    place: 'decisions',
    missing: ({ openChanges }) => openChanges,
  },
  {
    key: 'amendments-decided',
    gates: ['launch'],
    sentence: 'No amendment waits for its decision',
    place: 'decisions',
    missing: ({ openAmendment }) => (openAmendment === null ? [] : [openAmendment]),
  },
  {
    key: 'promises-built',
    gates: ['build'],
    sentence: 'Every promise has a milestone that delivers it',
    place: 'trace',
    missing: ({ promises }) =>
      named(
        promises,
        ({ built }) => !built,
        ({ name }) => name,
      ),
  },
  {
    key: 'milestones-owned',
    gates: ['build'],
    sentence: 'Every milestone has an owner',
    place: 'plan',
    missing: ({ milestones }) =>
      named(
        milestones,
        ({ owned, finished }) => !owned && !finished,
        ({ name }) => name,
      ),
  },
  {
    key: 'milestones-finished',
    gates: ['launch'],
    sentence: 'Every milestone is finished',
    place: 'plan',
    missing: ({ milestones }) =>
      named(
        milestones,
        ({ finished }) => !finished,
        ({ name }) => name,
      ),
  },
  {
    key: 'promises-measured',
    gates: ['launch'],
    sentence: 'Every promise has a success criterion on a KPI',
    place: 'trace',
    missing: ({ promises }) =>
      named(
        promises,
        ({ measured }) => !measured,
        ({ name }) => name,
      ),
  },
  {
    key: 'kpis-have-numbers',
    gates: ['launch'],
    sentence: 'Every KPI behind a success criterion has delivered a number',
    place: 'kpis',
    missing: ({ criteria }) =>
      named(
        criteria,
        ({ hasNumbers }) => !hasNumbers,
        ({ kpiName }) => kpiName,
      ),
  },
  {
    key: 'criteria-decided',
    gates: ['conclude'],
    sentence: 'Every success criterion has its final verdict',
    place: 'initiative',
    missing: ({ criteria }) =>
      named(
        criteria,
        ({ decided }) => !decided,
        ({ kpiName }) => kpiName,
      ),
  },
];

/** What the gates ask for and whether it holds now. */
export function gateFacts(record: GateRecord): GateFact[] {
  return GATE_RULES.flatMap(({ key, gates, sentence, place, missing }) => {
    const lacking = missing(record);
    return gates.map((gate) => ({ gate, key, sentence, met: lacking.length === 0, missing: lacking, place }));
  });
}
