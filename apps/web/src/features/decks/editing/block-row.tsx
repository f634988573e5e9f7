import { BLOCK_FORMS } from '@workback/domain/deck/deck-layout';
import { Icon } from '@workback/ui/icon';
import { TextField } from '@workback/ui/text-field';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { Block } from './deck-draft.js';

const FORMS: Record<(typeof BLOCK_FORMS)[number], string> = {
  'six-twelve': '6-12 chart',
  xmr: 'Process behaviour chart',
  tables: 'Tables only',
};

interface BlockRowProps {
  readonly block: Block;
  readonly name: string;
  readonly about: string;
  /** The fields of a rule. */
  readonly children?: ReactNode;
  readonly onChange: (change: Partial<Block> | null) => void;
  /** `from` is the control that was used; it keeps the focus. */
  readonly onMove: (by: 1 | -1, from: string) => void;
  readonly onDragStart: () => void;
  readonly onDropBefore: () => void;
}

/** One block in the editor; its handle by keys or pointer, and two buttons, move it. */
export function BlockRow(props: BlockRowProps): ReactElement {
  const { block, name, about, children, onChange, onMove, onDragStart, onDropBefore } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1, 'handle');
  };
  return (
    <li
      className="block-row"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onDropBefore();
      }}
    >
      <div className="row">
        <button
          type="button"
          className="iconbtn handle"
          draggable
          data-move={`${block.id} handle`}
          aria-label={`Move ${name}: drag it, or press the up and down arrow keys`}
          onDragStart={onDragStart}
          onKeyDown={onKeyDown}
        >
          ⠿
        </button>
        <span className="grow">
          <b>{name}</b> <span className="mu">{about}</span>
        </span>
        {block.kind === 'text' ? null : (
          <select
            className="in small"
            aria-label={`How ${name} is shown`}
            value={block.form}
            onChange={(event) => onChange({ form: event.target.value as (typeof BLOCK_FORMS)[number] })}
          >
            {BLOCK_FORMS.map((form) => (
              <option key={form} value={form}>
                {FORMS[form]}
              </option>
            ))}
          </select>
        )}
        <button
          type="button"
          className="iconbtn"
          data-move={`${block.id} up`}
          aria-label={`Move ${name} up`}
          onClick={() => onMove(-1, 'up')}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="iconbtn"
          data-move={`${block.id} down`}
          aria-label={`Move ${name} down`}
          onClick={() => onMove(1, 'down')}
        >
          <Icon name="down" />
        </button>
        <button type="button" className="iconbtn" aria-label={`Remove ${name}`} onClick={() => onChange(null)}>
          <Icon name="trash" />
        </button>
      </div>
      {block.kind === 'text' ? (
        <div className="form">
          <TextField label="Title" maxLength={200} value={block.title} onChange={(title) => onChange({ title })} />
          <TextField
            label="Words"
            rows={4}
            maxLength={10_000}
            value={block.text}
            onChange={(text) => onChange({ text })}
            hint="Markdown. Links lead out of the deck."
          />
        </div>
      ) : null}
      {children}
    </li>
  );
}
