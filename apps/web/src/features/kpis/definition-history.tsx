import type { KpiDefinitionWire } from '@workback/contracts/kpi/kpi-definition.schemas';
import type { ReactElement } from 'react';
import { aggregations, directions, grains, units, wordsOf } from './kpi-words.js';

type Version = KpiDefinitionWire['versions'][number];
type Choices = readonly (readonly [string, string, string?])[];

const FIELDS: Readonly<Record<string, readonly [words: string, choices?: Choices]>> = {
  formula: ['Formula'],
  source: ['Source'],
  querySummary: ['Question'],
  aggregation: ['Days become', aggregations],
  grain: ['Shown by', grains],
  unit: ['Unit', units],
  currency: ['Currency'],
  direction: ['Better', directions],
  delayDays: ['Days until final'],
  dimension: ['Broken down by'],
};

/** What the numbers meant before: every version of the definition, who began it and why. Old verdicts keep theirs. */
export function DefinitionHistory({ versions }: { versions: readonly Version[] }): ReactElement {
  return (
    <details>
      <summary>
        {versions.length === 1 ? 'One version of the definition' : `${versions.length} versions of the definition`}
      </summary>
      <ol className="verdict-log">
        {versions.map(({ number, by, at, reason, changed }) => (
          <li key={number}>
            <p className="row">
              <b>Version {number}</b>
              <span className="sm mu">
                {new Date(at).toLocaleString('en-GB')}
                {by ? `, ${by.name}` : ''}
              </span>
            </p>
            {reason ? <p className="quote">{reason}</p> : null}
            {number > 1 ? (
              <ul className="sm">
                {changed.map((change) => (
                  <li key={change.field}>{changeWords(change)}</li>
                ))}
              </ul>
            ) : (
              <p className="sm mu">{changed.map(firstWords).join(' · ')}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function said(field: string, value: string | null): string {
  const choices = FIELDS[field]?.[1];
  if (!value) return 'nothing';
  return choices ? wordsOf(choices, value === 'formula' ? 'As its formula says' : value) : value;
}

const changeWords = ({ field, before, now }: Version['changed'][number]): string =>
  `${FIELDS[field]?.[0] ?? field}: ${said(field, before)} → ${said(field, now)}`;

const firstWords = ({ field, now }: Version['changed'][number]): string =>
  `${FIELDS[field]?.[0] ?? field}: ${said(field, now)}`;
