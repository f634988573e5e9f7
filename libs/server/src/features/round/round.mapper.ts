import type { RequiredChange, Round } from '@workback/contracts/round/round.schemas';
import { prfaqSections } from '@workback/domain/prfaq/sections';
import { answerOf, type RoundReader } from '@workback/domain/prfaq/round';
import type { ChangeRow, ReaderRow, RoundRow } from './round.repository.js';

/** The rules' view of who was asked; people who are gone have no id of their own. */
export function toReaders({ readers }: Pick<RoundRow, 'readers'>): RoundReader[] {
  return readers.map(({ id, person, role, answer }) => ({ userId: person?.id ?? id, role, answer }));
}

/** Rounds as they go over the wire, newest first as they come. */
export function toRounds(rows: readonly RoundRow[]): Round[] {
  return rows.map((row, at) => toRound(row, isSettled(rows, at)));
}

/** One round; its changes are settled when a later one has begun. */
export function toRound(row: RoundRow, settled: boolean): Round {
  return {
    id: row.id,
    initiativeId: row.initiativeId,
    number: row.number,
    amendment: row.amendment,
    versionNumber: row.versionNumber,
    objective: row.objective,
    door: row.door,
    dueOn: row.dueOn,
    state: row.state,
    facilitator: row.facilitator,
    noteTaker: row.noteTaker,
    readers: row.readers.map(toReader),
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    endedBy: row.endedBy,
    endedAt: row.endedAt?.toISOString() ?? null,
    withdrawnReason: row.withdrawnReason,
    verdict: row.verdict,
    reasons: row.reasons ?? '',
    requiredChanges: row.changes.map((change) => toChange(change, settled)),
    notes: inReadingOrder(row.notes),
    version: row.version,
  };
}

/** Says whether what was done about the changes of a round stands: a later round about the same text reads what came of it. */
export function isSettled(newestFirst: readonly Pick<RoundRow, 'state' | 'amendment'>[], at: number): boolean {
  const mine = newestFirst[at]?.amendment?.id;
  return newestFirst.slice(0, at).some(({ state, amendment }) => state !== 'withdrawn' && amendment?.id === mine);
}

/** A change that a round asked for, as it goes over the wire. */
export function toChange({ doneAtMs, ...change }: ChangeRow, settled: boolean): RequiredChange {
  return { ...change, done: doneAtMs !== null, doneAt: instant(doneAtMs), settled };
}

/** What belongs to no section comes last. */
function inReadingOrder(notes: RoundRow['notes']): { place: string; text: string }[] {
  const at = (place: string): number => {
    const index = prfaqSections.findIndex(({ key }) => key === place);
    return index === -1 ? prfaqSections.length : index;
  };
  return notes.toSorted((one, other) => at(one.place) - at(other.place));
}

function toReader(reader: ReaderRow): Round['readers'][number] {
  const answer = answerOf({ userId: reader.id, role: reader.role, answer: reader.answer });
  return {
    id: reader.id,
    person: reader.person,
    role: reader.role,
    answer,
    note: answer === null ? '' : (reader.note ?? ''),
    answeredAt: answer === null ? null : instant(reader.answeredAtMs),
    isNew: reader.isNew,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
