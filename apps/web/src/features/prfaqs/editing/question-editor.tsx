import type { NumberedQuestion } from '@workback/domain/prfaq/questions';
import { questionKinds } from '@workback/domain/prfaq/sections';
import { ChoiceField } from '@workback/ui/choice-field';
import { Field } from '@workback/ui/field';
import type { KeyboardEvent, ReactElement } from 'react';
import type { WireQuestion } from '../draft.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { placeId } from '../outline.js';
import { GrowingText } from './growing-text.js';
import { QuestionBar } from './question-bar.js';
import { WithImages } from './with-images.js';

interface QuestionEditorProps {
  readonly params: InInitiative;
  readonly question: WireQuestion;
  readonly numbered: NumberedQuestion;
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
  params,
  question,
  numbered,
  first,
  last,
  onChange,
  onMove,
  onRemove,
}: QuestionEditorProps): ReactElement {
  const moveByKeys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    if (!(step === -1 ? first : last)) onMove(step);
  };
  return (
    <li className="card" id={placeId(`question:${question.id}`)}>
      <QuestionBar params={params} question={numbered} first={first} last={last} onMove={onMove} onRemove={onRemove} />
      <div className="form">
        <Field label="Question">
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={1000}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onKeyDown={moveByKeys}
              value={question.question}
              onChange={(event) => onChange({ question: event.target.value })}
            />
          )}
        </Field>
        <WithImages
          home={params}
          to={`the answer to question ${numbered.label}`}
          onChange={(edit) => onChange({ answer: edit(question.answer) })}
        >
          <GrowingText
            label={`Answer to question ${numbered.label}`}
            value={question.answer}
            maxLength={50_000}
            onChange={(answer) => onChange({ answer })}
          />
        </WithImages>
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
