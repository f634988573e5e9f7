import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { type Status, StatusMark, statusWord } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { activeRows, isUnreliable } from './portfolio-view.js';

const delivered = [
  'off-track',
  'at-risk',
  'outdated',
  'late',
  'no-date',
  'on-track',
  'not-started',
  'launched',
] as const;
const worked = [
  ...(['missed', 'off-track', 'partly', 'error', 'stale', 'at-risk'] as const),
  ...(['no-data', 'on-track', 'kept', 'too-early', 'none'] as const),
];

/** Words of a status as the portfolio says them. */
export const shownWords: Partial<Record<Status, string>> = {
  none: 'No promises',
  late: 'Launched late',
  error: 'Not known',
};

interface PortfolioTotalsProps {
  readonly rows: readonly PortfolioRow[];
  readonly chosen: readonly string[];
  readonly onToggle: (status: string) => void;
}

/** How many initiatives stand how, the two verdicts apart; each count filters the rows below. */
export function PortfolioTotals({ rows, chosen, onToggle }: PortfolioTotalsProps): ReactElement {
  const active = activeRows(rows);
  const line = (kind: 'delivered' | 'worked', statuses: readonly Status[]) =>
    statuses.map((status) => ({
      key: `${kind}:${status}`,
      status,
      count: active.filter(({ shown }) => shown[kind] === status).length,
    }));
  const unreliable = active.filter(isUnreliable).length;
  return (
    <div className="totals">
      <Line label="Delivered?" entries={line('delivered', delivered)} chosen={chosen} onToggle={onToggle} />
      <Line label="Worked?" entries={line('worked', worked)} chosen={chosen} onToggle={onToggle} />
      {unreliable > 0 ? (
        <Line
          label="Numbers"
          entries={[{ key: 'numbers:bad', status: 'failing', count: unreliable, words: 'cannot be trusted' }]}
          chosen={chosen}
          onToggle={onToggle}
        />
      ) : null}
    </div>
  );
}

interface Entry {
  readonly key: string;
  readonly status: Status;
  readonly count: number;
  readonly words?: string;
}

function Line({
  label,
  entries,
  chosen,
  onToggle,
}: { label: string; entries: readonly Entry[] } & Pick<PortfolioTotalsProps, 'chosen' | 'onToggle'>): ReactElement {
  return (
    <div role="group" aria-label={label}>
      <span className="lab">{label}</span>
      {entries
        .filter(({ key, count }) => count > 0 || chosen.includes(key))
        .map(({ key, status, count, words }) => (
          <button
            key={key}
            type="button"
            className="total"
            aria-pressed={chosen.includes(key)}
            onClick={() => onToggle(key)}
          >
            <StatusMark
              status={status}
              label={`${count} ${(words ?? shownWords[status] ?? statusWord(status)).toLocaleLowerCase()}`}
            />
          </button>
        ))}
    </div>
  );
}
