import type { Deliverable } from '@workback/domain/roadmap/plan-content';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, useRef } from 'react';

interface DeliverableFieldsProps {
  readonly value: readonly Deliverable[];
  readonly onChange: (value: readonly Deliverable[]) => void;
}

/** The checklist of what a milestone delivers. */
export function DeliverableFields({ value, onChange }: DeliverableFieldsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const set = (id: string, part: Partial<Deliverable>): void =>
    onChange(value.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const add = (): void => {
    onChange([...value, { id: crypto.randomUUID(), text: '', done: false }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('.deliv:last-of-type .in')?.focus());
  };
  const done = value.filter((each) => each.done).length;
  return (
    <fieldset className="plainset">
      <legend className="lab">Deliverables{value.length > 0 ? `, ${done} of ${value.length} done` : ''}</legend>
      <div ref={list}>
        {value.map(({ id, text, done: ticked }, at) => (
          <div key={id} className="deliv">
            <input
              type="checkbox"
              aria-label={`Deliverable ${at + 1} is done`}
              checked={ticked}
              onChange={(event) => set(id, { done: event.target.checked })}
            />
            <input
              className="in"
              aria-label={`Deliverable ${at + 1}`}
              maxLength={300}
              value={text}
              onChange={(event) => set(id, { text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <button
              type="button"
              className="iconbtn"
              aria-label={`Remove deliverable ${at + 1}`}
              onClick={() => onChange(value.filter((each) => each.id !== id))}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
      <Button look="quiet" onClick={add}>
        Add deliverable
      </Button>
    </fieldset>
  );
}
