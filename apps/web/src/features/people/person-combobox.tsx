import './person-picker.css';
import { Avatar } from '@workback/ui/avatar';
import { Field } from '@workback/ui/field';
import { Icon } from '@workback/ui/icon';
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { type Choosable, matchingPeople } from './matching-people.js';
import { useListKeys } from '../../app/use-list-keys.js';

/** A field in which people are chosen. */
export interface PersonFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

interface PersonComboboxProps extends PersonFieldProps {
  /** Whom one may choose from; those chosen are left out of the list. */
  readonly people: readonly Choosable[];
  readonly chosen: readonly Choosable[];
  readonly onAdd: (id: string) => void;
  readonly onRemove: (id: string) => void;
  /** Only one can be chosen: the next takes the place of the one before. */
  readonly single: boolean;
  readonly placeholder?: string | undefined;
}

/** People chosen by typing part of a name: those chosen as chips, the rest in a list that opens while one types. */
export function PersonCombobox(props: PersonComboboxProps): ReactElement {
  const { label, hint, error, disabled = false, people, chosen, onAdd, onRemove, single, placeholder } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const left = people.filter(({ id }) => !chosen.some((one) => one.id === id));
  const shown = matchingPeople(left, typed);
  const add = (at: number): void => {
    const person = shown[at];
    if (!person) return;
    onAdd(person.id);
    setTyped('');
  };
  const list = useListKeys({ count: shown.length, closes: single, choose: add });
  const remove = (id: string): void => {
    onRemove(id);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = chosen.at(-1);
    if (event.key === 'Backspace' && typed === '' && last) remove(last.id);
    else list.onKeyDown(event);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div
          className="ppl"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (currentTarget.contains(relatedTarget)) return;
            list.hide();
            setTyped('');
          }}
        >
          <div className="in box">
            {chosen.map(({ id, name }) => (
              <span key={id} className="chosen">
                <Avatar name={name} /> {name}
                <button
                  type="button"
                  className="iconbtn"
                  aria-label={`Remove ${name}`}
                  disabled={disabled}
                  onClick={() => remove(id)}
                >
                  <Icon name="close" small />
                </button>
              </span>
            ))}
            <input
              {...control}
              ref={input}
              role="combobox"
              aria-expanded={list.open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={list.active >= 0 ? `${listId}-${list.active}` : undefined}
              autoComplete="off"
              spellCheck={false}
              disabled={disabled}
              placeholder={chosen.length === 0 ? placeholder : undefined}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                list.show();
                list.point(0);
              }}
              onClick={list.show}
              onKeyDown={onKeyDown}
            />
          </div>
          <ul id={listId} role="listbox" aria-label={label} className="pop" hidden={!list.open || shown.length === 0}>
            {shown.map((person, at) => (
              // The keyboard stays in the input, which points at the entries.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={person.id}
                id={`${listId}-${at}`}
                role="option"
                aria-selected={at === list.active}
                className={at === list.active ? 'on' : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => list.point(at)}
                onClick={() => list.choose(at)}
              >
                <PersonLine person={person} />
              </li>
            ))}
          </ul>
          {list.open && shown.length === 0 ? (
            <p className="pop none" role="status">
              {left.length === 0 ? 'Everybody is chosen.' : `Nobody here is called “${typed.trim()}”.`}
            </p>
          ) : null}
        </div>
      )}
    </Field>
  );
}

function PersonLine({ person: { name, email } }: { person: Choosable }): ReactElement {
  return (
    <>
      <Avatar name={name} /> {name}
      {email ? <span className="mu">{email}</span> : null}
    </>
  );
}
