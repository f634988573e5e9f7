import './formula-field.css';
import { referKpis, suggestedNames, writtenName } from '@workback/domain/kpi/formula-references';
import { Field } from '@workback/ui/field';
import { type ReactElement, useId, useRef, useState } from 'react';
import { useListKeys } from '../../app/use-list-keys.js';

/** What a formula may name, and for whom it is. */
interface FormulaFieldProps {
  readonly value: string;
  readonly onChange: (formula: string) => void;
  readonly kpis: readonly { readonly id: string; readonly name: string; readonly initiativeId: string | null }[];
  readonly initiativeId: string | null;
  /** The KPI whose formula this is; it is not suggested. */
  readonly ownId: string | null;
  /** What the server says of it, when there is nothing wrong with the text itself. */
  readonly problem?: Place | null | undefined;
  readonly error?: string | undefined;
}

/** A part of the text that something is wrong with. */
interface Place {
  readonly at: number;
  readonly end: number;
  readonly message: string;
}

/** A formula over other KPIs: names are suggested while it is written, and what is wrong is marked where it stands. */
export function FormulaField(props: FormulaFieldProps): ReactElement {
  const { value, onChange, kpis, initiativeId, ownId, problem, error } = props;
  const listId = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const suggested = suggestedNames(
    value,
    Math.min(caret, value.length),
    kpis.filter(({ id }) => id !== ownId).map(({ name }) => name),
  );
  const take = (at: number): void => {
    const name = suggested.names[at];
    if (name === undefined) return;
    const before = value.slice(0, suggested.from) + writtenName(name);
    // A quote that was closed already belongs to the name that is taken.
    const rest = value.slice(caret).replace(/^[\p{L}\p{N}_.]*"?/u, '');
    onChange(before + rest);
    setCaret(before.length);
    requestAnimationFrame(() => text.current?.setSelectionRange(before.length, before.length));
  };
  const list = useListKeys({ count: suggested.names.length, closes: true, choose: take });
  const open = list.open && suggested.names.length > 0;
  const place = value.trim() === '' ? null : (placeOf(value, kpis, initiativeId) ?? problem ?? null);
  return (
    <Field
      label="Formula"
      hint="Names of KPIs with + − × ÷ and parentheses; names with spaces stand in double quotes. Each KPI is aggregated over the period first."
      error={error}
    >
      {(control) => (
        <div className="formula" onBlur={list.hide}>
          <textarea
            {...control}
            ref={text}
            className="in ta mono"
            rows={2}
            required
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && list.active >= 0 ? `${listId}-${list.active}` : undefined}
            aria-invalid={(place && !open) || error ? true : undefined}
            placeholder={'100 * Orders / "Site visits"'}
            value={value}
            onChange={(event) => {
              onChange(event.target.value.replaceAll('\n', ' '));
              setCaret(event.target.selectionStart);
              list.show();
              list.point(0);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={open ? list.onKeyDown : undefined}
          />
          <ul id={listId} role="listbox" aria-label="KPIs with such a name" className="pop" hidden={!open}>
            {suggested.names.map((name, at) => (
              // The keyboard stays in the field, which points at the entries.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={name}
                id={`${listId}-${at}`}
                role="option"
                aria-selected={at === list.active}
                className={at === list.active ? 'on' : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => list.point(at)}
                onClick={() => list.choose(at)}
              >
                {name}
              </li>
            ))}
          </ul>
          {/* What is still being written is not wrong yet. */}
          {place && !open ? <Marked text={value} place={place} /> : null}
        </div>
      )}
    </Field>
  );
}

function placeOf(text: string, kpis: FormulaFieldProps['kpis'], initiativeId: string | null): Place | null {
  const found = referKpis(text, kpis, initiativeId);
  return found.ok ? null : found;
}

/** The text again with the part that is wrong, and why. */
function Marked({ text, place }: { text: string; place: Place }): ReactElement {
  const { at, end, message } = place;
  return (
    <div role="status" style={{ marginTop: 6 }}>
      <p className="mono sm formula-place" aria-hidden="true">
        {text.slice(0, at)}
        <mark>{at < text.length ? text.slice(at, Math.max(end, at + 1)) : '␣'}</mark>
        {text.slice(Math.max(end, at + 1))}
      </p>
      <p className="wrong">
        {end - at < text.length ? `At character ${at + 1}: ` : ''}
        {message}
      </p>
    </div>
  );
}
