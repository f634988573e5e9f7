import type { CriterionHistoryWire } from '@workback/contracts/criterion/criterion.schemas';
import { describeCriterion } from '@workback/domain/evaluation/describe-criterion';
import { wordingOf } from './criterion.mapper.js';
import type { CriterionRow } from './criterion.repository.js';
import type { HistoryRow } from './verdict.repository.js';

type Entry = CriterionHistoryWire['entries'][number];

/**
 * The steps of a criterion, newest first. The record keeps what each amendment replaced; what it put in its place is what
 * the next one replaced, or what stands now.
 */
export function historyOf(criterion: CriterionRow, rows: readonly HistoryRow[]): Entry[] {
  const wording = wordingOf(criterion);
  const sentence = (rule: HistoryRow['rule']): string | null => (rule ? describeCriterion(rule, wording) : null);
  const baseline = (value: number | null, on: string | null): Entry['baseline'] =>
    value === null || on === null ? null : { value, on };
  const revisions = rows.filter(({ kind }) => kind === 'amended');
  const free = rows
    .filter(({ kind }) => kind !== 'amended')
    .map((row): Entry => ({
      ...{ at: row.at.toISOString(), by: personOf(row), reason: '' },
      what: row.kind === 'criterion.added' ? 'set' : 'changed',
      sentence: sentence(row.rule),
      baseline: baseline(row.baselineValue, row.baselineOn),
    }));
  const first = revisions[0] ?? criterion;
  const registered: Entry[] =
    criterion.frozenAt === null
      ? []
      : [
          {
            ...{ at: criterion.frozenAt.toISOString(), by: null, what: 'registered', reason: '' },
            sentence: sentence(first.rule),
            baseline: baseline(first.baselineValue, first.baselineOn),
          },
        ];
  const amended = revisions.map((row, i): Entry => {
    const next = revisions[i + 1] ?? criterion;
    const withdrawn = next === criterion && criterion.withdrawnAt !== null;
    return {
      ...{ at: row.at.toISOString(), by: personOf(row), reason: row.reason },
      what: withdrawn ? 'withdrawn' : 'amended',
      sentence: withdrawn ? null : sentence(next.rule),
      baseline: baseline(next.baselineValue, next.baselineOn),
    };
  });
  return [...free, ...registered, ...amended].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function personOf({ byId, byName }: HistoryRow): Entry['by'] {
  return byId === null || byName === null ? null : { id: byId, name: byName };
}
