import { questionKinds } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Field } from '@workback/ui/field';
import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import type { WireQuestion } from '../draft.js';
import { placeId } from '../outline.js';
import { GrowingText } from './growing-text.js';

interface QuestionEditorProps {
  readonly question: WireQuestion;
  readonly number: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (part: Partial<WireQuestion>) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

const kindWords = { external: 'External', internal: 'Internal', unlabelled: 'Not sorted yet' };
const kinds = questionKinds.map((kind) => [kind, kindWords[kind]] as const);

/** One question with its answer. */
export function QuestionEditor({
  question,
  number,
  first,
  last,
  onChange,
  onMove,
  onRemove,
}: QuestionEditorProps): ReactElement {
  const name = `question ${number}`;
  return (
    <li className="card" id={placeId(`question:${question.id}`)}>
      <div className="row between">
        <b>{number}.</b>
        <span className="row">
          <button
            type="button"
            className="iconbtn"
            aria-label={`Move ${name} up`}
            disabled={first}
            onClick={() => onMove(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="iconbtn"
            aria-label={`Move ${name} down`}
            disabled={last}
            onClick={() => onMove(1)}
          >
            <Icon name="down" />
          </button>
          <Button look="quiet" onClick={onRemove}>
            Remove {name}
          </Button>
        </span>
      </div>
      <div className="form">
        <Field label="Question">
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={1000}
              value={question.question}
              onChange={(event) => onChange({ question: event.target.value })}
            />
          )}
        </Field>
        <GrowingText
          label={`Answer to ${name}`}
          value={question.answer}
          maxLength={50_000}
          onChange={(answer) => onChange({ answer })}
        />
        <div className="cols">
          <ChoiceField label="Who asks" value={question.kind} choices={kinds} onChange={(kind) => onChange({ kind })} />
          <Field label="Topic (optional)">
            {(control) => (
              <input
                {...control}
                className="in"
                maxLength={200}
                value={question.group ?? ''}
                onChange={(event) => onChange({ group: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
    </li>
  );
}
