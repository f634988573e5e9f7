import { Avatar } from '@workback/ui/avatar';
import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react';
import { matchingPeople } from '../people/matching-people.js';
import { handlesOf, type Nameable, typedName, withName } from './mention-text.js';

interface CommentFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Whom one can name with an @. */
  readonly people: readonly Nameable[];
  /** Ctrl or Cmd and Enter. */
  readonly onSubmit: () => void;
  /** Escape, when no list of names is open. */
  readonly onCancel: () => void;
  readonly placeholder?: string;
  /** Takes the focus when it appears, because somebody asked for it. */
  readonly focused?: boolean;
  readonly error?: string | undefined;
}

const MOST_SHOWN = 6;

/** A field for a comment: an @ opens a list of people that is worked with the arrow keys while one types on. */
export function CommentField(props: CommentFieldProps): ReactElement {
  const { label, value, onChange, people, onSubmit, onCancel, placeholder, focused = false, error } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [pointed, setPointed] = useState(0);
  const [closedFor, setClosedFor] = useState<number | null>(null);
  const moveTo = useRef<number | null>(null);
  const typed = typedName(value, caret, people);
  const shown = typed && typed.from !== closedFor ? matchingPeople(people, typed.typed).slice(0, MOST_SHOWN) : [];
  const open = shown.length > 0;
  const active = Math.min(pointed, shown.length - 1);
  const handles = handlesOf(people);

  useLayoutEffect(() => {
    if (focused) field.current?.focus({ preventScroll: true });
  }, [focused]);
  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    field.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  });

  const choose = (at: number): void => {
    const person = shown[at];
    if (!person || !typed) return;
    const next = withName(value, typed, handles.get(person.id) ?? person.name);
    moveTo.current = next.caret;
    setCaret(next.caret);
    setPointed(0);
    onChange(next.text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Enter that ends the composition of a character belongs to the keyboard of the language.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
    else if (open && step) setPointed((active + step + shown.length) % shown.length);
    else if (open && (event.key === 'Enter' || event.key === 'Tab')) choose(active);
    else if (open && event.key === 'Escape') setClosedFor(typed?.from ?? null);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="commentfield">
      <textarea
        ref={field}
        className="in ta"
        rows={2}
        maxLength={10_000}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        aria-autocomplete="list"
        aria-controls={open ? `${id}-people` : undefined}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => {
          setCaret(target.selectionStart);
          setPointed(0);
          setClosedFor(null);
          onChange(target.value);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(0)}
        onKeyDown={onKeyDown}
      />
      <p className="vh" role="status">
        {open ? `${shown.length} ${shown.length === 1 ? 'person' : 'people'} to name; arrows choose, Enter takes` : ''}
      </p>
      {open ? (
        <ul id={`${id}-people`} role="listbox" aria-label="People to name" className="pop">
          {shown.map((person, at) => (
            // The keyboard stays in the field, which points at the entries.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={person.id}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className={at === active ? 'on' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setPointed(at)}
              onClick={() => choose(at)}
            >
              <Avatar name={person.name} /> {handles.get(person.id)}
            </li>
          ))}
        </ul>
      ) : null}
      {error === undefined ? null : (
        <p className="wrong" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
