import { questionKinds } from '@workback/domain/prfaq/sections';
import { ChoiceField } from '@workback/ui/choice-field';
import { Field } from '@workback/ui/field';
import type { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { type KeyboardEvent, memo, type ReactElement } from 'react';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { WireQuestion } from '../draft.js';
import { placeId } from '../outline.js';
import type { Autosave } from './autosave.js';
import { OneLine } from './one-line.js';
import { PlaceConflict } from './place-conflict.js';
import { QuestionBar } from './question-bar.js';
import type { QuestionActions } from './question-actions.js';
import { PicturedText } from './written-text.js';

interface QuestionEditorProps {
  readonly home: InInitiative;
  readonly question: WireQuestion;
  readonly label: string;
  /** Its place among those of its kind, and how many there are. */
  readonly at: number;
  readonly of: number;
  readonly actions: QuestionActions;
  readonly autosave: Pick<Autosave, 'typing'>;
  readonly pending: PendingTexts;
}

const kindWords = { external: 'External', internal: 'Internal', unlabelled: 'Not sorted yet' };
const kinds = questionKinds.map((kind) => [kind, kindWords[kind]] as const);

/** One question with its answer. */
export const QuestionEditor = memo(function QuestionEditor(props: QuestionEditorProps): ReactElement {
  const { home, question, label, at, of, actions, autosave, pending } = props;
  const first = at === 0;
  const last = at === of - 1;
  const move = (step: -1 | 1): void => actions.move(question.id, step, { at, of });
  const moveByKeys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    if (!(step === -1 ? first : last)) move(step);
  };
  return (
    <li className="card" id={placeId(`question:${question.id}`)}>
      <QuestionBar
        params={home}
        question={{ ...question, label, open: question.answer.trim() === '' }}
        first={first}
        last={last}
        onMove={move}
        onRemove={() => actions.remove(question.id)}
      />
      <div className="form">
        <Field label="Question">
          {(control) => (
            <OneLine
              id={control.id}
              keyShortcuts="Alt+ArrowUp Alt+ArrowDown"
              maxLength={1000}
              onKeyDown={moveByKeys}
              value={question.question}
              onChange={(words) => actions.change(question, { question: words })}
            />
          )}
        </Field>
        <PlaceConflict place={`question:${question.id}:question`} />
        <div data-place={`question:${question.id}`}>
          <PicturedText
            home={home}
            label={`Answer to question ${label}`}
            markdown={question.answer}
            pending={pending}
            onTyping={() => autosave.typing()}
            onChange={(answer) => actions.change(question, { answer })}
          />
        </div>
        <PlaceConflict place={`question:${question.id}:answer`} />
        <div className="cols">
          <ChoiceField
            label="Who asks"
            value={question.kind}
            choices={kinds}
            onChange={(kind) => actions.change(question, { kind })}
          />
          <Field label="Topic (optional)">
            {(control) => (
              <input
                {...control}
                className="in"
                maxLength={200}
                value={question.group ?? ''}
                onChange={(event) => actions.change(question, { group: event.target.value })}
              />
            )}
          </Field>
        </div>
        <PlaceConflict place={`question:${question.id}:group`} />
      </div>
    </li>
  );
});
