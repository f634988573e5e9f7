import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import type { ReactElement } from 'react';

interface MovesFieldProps {
  readonly value: readonly string[];
  readonly kpis: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly onChange: (ids: string[]) => void;
  readonly error?: string | undefined;
}

/** The output metrics that an input metric should move; the belief that the weekly review puts to the test. */
export function MovesField({ value, kpis, onChange, error }: MovesFieldProps): ReactElement {
  const left = kpis.filter(({ id, kind }) => kind === 'output' && !value.includes(id));
  return (
    <>
      <ChoiceField
        label="Should move (optional)"
        value=""
        none={left.length === 0 ? 'No other output metric' : 'Add an output metric'}
        choices={left.map(({ id, name }) => [id, name])}
        onChange={(id) => (id ? onChange([...value, id]) : undefined)}
        hint="Which results this lever is there for."
        error={error}
      />
      {value.length > 0 ? (
        <ul className="checks" aria-label="Should move">
          {value.map((id) => {
            const name = kpis.find((kpi) => kpi.id === id)?.name ?? 'A KPI that was removed';
            return (
              <li key={id} className="row">
                {name}
                <Button look="quiet" onClick={() => onChange(value.filter((other) => other !== id))}>
                  Remove<span className="vh"> {name}</span>
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
