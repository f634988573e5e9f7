import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { ChoiceField } from '@workback/ui/choice-field';
import type { ReactElement } from 'react';
import { PersonPicker } from '../../people/person-picker.js';
import type { Block } from './deck-draft.js';
import type { EditableKpi } from './editable-kpi.js';

type Rule = Extract<Block, { kind: 'rule' }>;

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly initiatives: readonly PortfolioRow[];
  /** What it takes in now. */
  readonly taken: readonly EditableKpi[];
  /** KPIs that fit and were taken out. */
  readonly left: readonly EditableKpi[];
  readonly onChange: (change: Partial<Rule>) => void;
}

const KINDS = [
  ['input', 'Inputs'],
  ['guardrail', 'Guardrails'],
  ['output', 'Outputs'],
] as const;

/** Which KPIs a rule takes in: by initiative, owner and kind; and which it takes in now. */
export function RuleFields({ rule, initiatives, taken, left, onChange }: RuleFieldsProps): ReactElement {
  const toggle = (kind: (typeof KINDS)[number][0]): void =>
    onChange({ kinds: rule.kinds.includes(kind) ? rule.kinds.filter((each) => each !== kind) : [...rule.kinds, kind] });
  return (
    <div className="form">
      <div className="cols">
        <ChoiceField
          label="Initiative"
          value={rule.initiativeId ?? ''}
          none="Any"
          choices={initiatives.map(({ id, name }) => [id, name])}
          onChange={(id: string) => onChange({ initiativeId: id === '' ? null : id })}
        />
        <PersonPicker
          label="Owner"
          value={rule.ownerId}
          onChange={(ownerId) => onChange({ ownerId })}
          placeholder="Anybody"
        />
        <fieldset className="field">
          <legend className="lab">Kinds</legend>
          <div className="row">
            {KINDS.map(([kind, words]) => (
              <label key={kind} className="daybox">
                <input type="checkbox" checked={rule.kinds.includes(kind)} onChange={() => toggle(kind)} /> {words}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <details>
        <summary>
          {taken.length === 0
            ? 'Takes in no KPI now'
            : `Takes in ${taken.length === 1 ? 'one KPI' : `${taken.length} KPIs`} now`}
          {left.length > 0 ? `, leaves out ${left.length}` : ''}
        </summary>
        <div className="checks">
          {[...taken, ...left].map(({ id, name, initiativeName }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!rule.without.includes(id)}
                onChange={({ target }) =>
                  onChange({
                    without: target.checked ? rule.without.filter((each) => each !== id) : [...rule.without, id],
                  })
                }
              />
              <span>
                {name} <span className="mu">{initiativeName}</span>
              </span>
            </label>
          ))}
        </div>
      </details>
    </div>
  );
}
