import { useQuery } from '@tanstack/react-query';
import type { Restatements } from '@workback/contracts/deck/deck-reading.schemas';
import { formatValue } from '@workback/ui/prepare/format';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { restatementsQuery } from './api/decks.queries.js';
import { useDeck } from './deck-context.js';
import { TO_DATE_HEADS } from './period-names.js';

/** What numbers of a frozen week became since; the deck itself stays as the meeting saw it. */
export function Restated(): ReactElement | null {
  const { id } = useWorkspace();
  const { reading } = useDeck();
  const { data } = useQuery({
    ...restatementsQuery(id, reading.deckId, reading.weekEnding),
    enabled: reading.frozen !== null,
  });
  if (!data || data.restated.length === 0) return null;
  const count = data.restated.length;
  return (
    <Notice tone="risk">
      <details>
        <summary>
          {count === 1 ? 'One KPI was' : `${count} KPIs were`} restated since the meeting; this deck shows what the
          meeting saw
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">KPI</th>
              <th scope="col">Period</th>
              <th scope="col" className="num">
                At the meeting
              </th>
              <th scope="col" className="num">
                Today
              </th>
            </tr>
          </thead>
          <tbody>
            {data.restated.flatMap((each) =>
              each.changes.map((change) => (
                <Row key={`${each.kpiId} ${change.period} ${change.at}`} of={each} change={change} />
              )),
            )}
          </tbody>
        </table>
      </details>
    </Notice>
  );
}

type Restatement = Restatements['restated'][number];

function Row({
  of,
  change,
}: {
  readonly of: Restatement;
  readonly change: Restatement['changes'][number];
}): ReactElement {
  const { reading, names } = useDeck();
  const look = reading.kpis.find(({ id }) => id === of.kpiId);
  const lists = { week: names.weekHeads, month: names.monthHeads, 'to-date': TO_DATE_HEADS };
  const words = (value: number | null): string => (look ? formatValue(value, look) : String(value));
  return (
    <tr>
      <td>
        {of.number === null ? null : <span className="mu">{of.number} </span>}
        {of.name}
      </td>
      <td className="nw">{lists[change.period][change.at]}</td>
      <td className="num">{words(change.was)}</td>
      <td className="num">{words(change.now)}</td>
    </tr>
  );
}
