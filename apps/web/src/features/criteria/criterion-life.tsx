import { useQuery } from '@tanstack/react-query';
import type { CriterionHistoryWire } from '@workback/contracts/criterion/criterion.schemas';
import { formatValue, type NumberLook } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { criterionHistoryQuery } from './api/criteria.queries.js';

type Entry = CriterionHistoryWire['entries'][number];

const did: Record<Entry['what'], string> = {
  set: 'Set',
  changed: 'Changed before approval',
  registered: 'Registered at approval',
  amended: 'Amended with approval',
  withdrawn: 'Withdrawn with approval',
};

/** How the rule came to be what it is: who set, changed and amended it, when and why. */
export function CriterionLife({ criterionId, look }: { criterionId: string; look: NumberLook }): ReactElement {
  const [open, setOpen] = useState(false);
  const { id } = useWorkspace();
  const history = useQuery({ ...criterionHistoryQuery(id, criterionId), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>How the rule came to be</summary>
      {open ? (
        <LoadState query={history} lines={2}>
          {({ entries }) => (
            <ol className="verdict-log">
              {entries.map((entry) => (
                <li key={`${entry.at} ${entry.what}`}>
                  <p className="row">
                    <b>{did[entry.what]}</b>
                    <span className="sm mu">
                      {new Date(entry.at).toLocaleString('en-GB')}
                      {entry.by ? `, ${entry.by.name}` : ''}
                    </span>
                  </p>
                  {entry.sentence ? <p className="sm">{entry.sentence}.</p> : null}
                  <p className="sm mu">
                    {[
                      entry.reason ? `Because: ${entry.reason}` : '',
                      entry.baseline
                        ? `Baseline ${formatValue(entry.baseline.value, look)} on ${formatDate(entry.baseline.on)}`
                        : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ol>
          )}
        </LoadState>
      ) : null}
    </details>
  );
}
