import type {
  Amendment,
  AmendmentImpactWire,
  AmendmentSummary,
  DriftWire,
} from '@workback/contracts/amendment/amendment.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';

/** Where an amendment stands, in a word. */
export const statusWords: Record<AmendmentSummary['status'], string> = {
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'given up',
};

/** “9 Feb 2027 to 23 Feb 2027, 14 days later”. */
export function dateMoveWords({ before, after, days }: NonNullable<AmendmentImpactWire['launchDate']>): string {
  return `${formatDate(before)} to ${formatDate(after)}${days === null || days === 0 ? '' : `, ${dayWords(days)}`}`;
}

function dayWords(days: number): string {
  const count = Math.abs(days);
  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
}

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** “Touches 1 promise, 2 milestones and 1 KPI”; what is not touched is not said. */
export function touchWords({ promises, milestones, kpis }: AmendmentImpactWire): string {
  const parts = [
    ...counted(promises.length, 'promise', 'promises'),
    ...counted(milestones.length, 'milestone', 'milestones'),
    ...counted(kpis.length, 'KPI', 'KPIs'),
  ];
  return parts.length === 0 ? 'Touches no promise, milestone or KPI' : `Touches ${joined(parts)}`;
}

/** What changed since the first approval, as one sentence. */
export function driftWords({ launchDate, promises, criteria, words }: DriftWire): string {
  const how = (list: DriftWire['promises'], kind: DriftWire['promises'][number]['how']): number =>
    list.filter((each) => each.how === kind).length;
  const parts = [
    ...(launchDate && launchDate.days !== null ? [`launch ${dayWords(launchDate.days)}`] : []),
    ...counted(how(promises, 'reworded'), 'promise re-worded', 'promises re-worded'),
    ...counted(how(promises, 'withdrawn'), 'promise withdrawn', 'promises withdrawn'),
    ...counted(how(promises, 'added'), 'promise added', 'promises added'),
    ...counted(how(criteria, 'reworded'), 'criterion changed', 'criteria changed'),
    ...counted(how(criteria, 'withdrawn'), 'criterion withdrawn', 'criteria withdrawn'),
    ...counted(how(criteria, 'added'), 'criterion added', 'criteria added'),
    ...(words.added + words.removed > 0
      ? [`${words.added} ${words.added === 1 ? 'word' : 'words'} added, ${words.removed} removed`]
      : []),
  ];
  return parts.length === 0 ? 'Nothing changed since the first approval' : parts.join(' · ');
}

/** Problems that have a place on the screen; that nothing changed yet is no news on a fresh copy. */
export const shownProblems = ({ problems }: Amendment): Amendment['problems'] =>
  problems.filter(({ field }) => field !== 'document');

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
