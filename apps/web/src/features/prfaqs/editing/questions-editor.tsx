import type { PrfaqQuestion, SectionLength } from '@workback/domain/prfaq/document';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import { type PrfaqSection, questionKinds, sectionOf } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import type { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { memo, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { WireQuestion } from '../draft.js';
import { Budget } from '../length/budget.js';
import { placeId } from '../outline.js';
import type { Autosave } from './autosave.js';
import { questionActions } from './question-actions.js';
import { QuestionEditor } from './question-editor.js';
import { sameLength } from './same-length.js';

interface QuestionsEditorProps {
  readonly home: InInitiative;
  readonly questions: readonly WireQuestion[];
  readonly lengths: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  readonly autosave: Pick<Autosave, 'edit' | 'typing'>;
  readonly pending: PendingTexts;
}

const cardOf = (id: string): HTMLElement | null => document.getElementById(placeId(`question:${id}`));

/** The FAQ by kind: add, sort, answer, remove. */
export const QuestionsEditor = memo(
  function QuestionsEditor({ home, questions, lengths, autosave, pending }: QuestionsEditorProps): ReactElement {
    const [said, setSaid] = useState('');
    const labels = useMemo(
      () => new Map(numberedQuestions({ questions: questions as PrfaqQuestion[] }).map(({ id, label }) => [id, label])),
      [questions],
    );
    const next = useRef<() => HTMLElement | null | undefined>(null);
    // Who adds a question writes it next; who sorts or removes one goes on beside it.
    useEffect(() => {
      next.current?.()?.focus();
      next.current = null;
    }, [questions]);
    const [actions] = useState(() =>
      questionActions({
        onChange: (change) => autosave.edit((now) => ({ ...now, questions: change(now.questions) })),
        say: setSaid,
        onPlaced(id, how) {
          next.current = () =>
            cardOf(id)?.querySelector<HTMLElement>(how === 'added' ? 'textarea' : 'select:not([aria-label])');
        },
        onRemoved(id) {
          const [card, list] = [cardOf(id), cardOf(id)?.closest('section')];
          const neighbour = card?.nextElementSibling ?? card?.previousElementSibling;
          next.current = () => (neighbour ?? list)?.querySelector<HTMLElement>('textarea, :scope > button');
        },
      }),
    );
    return (
      <>
        <p className="vh" role="status">
          {said}
        </p>
        {questionKinds.map((kind) => {
          const own = questions.filter((each) => each.kind === kind);
          if (kind === 'unlabelled' && own.length === 0) return null;
          const { key, title, guidance } = sectionOf(`${kind}-faq`);
          const length = lengths.get(key);
          return (
            <section key={kind} id={placeId(key)} className="sectionedit" aria-label={title}>
              <div className="row between">
                <h3>{title}</h3>
                <span className="sm mu">{length ? <Budget length={length} /> : null}</span>
              </div>
              <p className="sm mu">{guidance}</p>
              <ol className="questionedits">
                {own.map((question, at) => (
                  <QuestionEditor
                    key={question.id}
                    home={home}
                    question={question}
                    label={labels.get(question.id) ?? ''}
                    at={at}
                    of={own.length}
                    actions={actions}
                    autosave={autosave}
                    pending={pending}
                  />
                ))}
              </ol>
              {kind === 'unlabelled' ? null : <Button onClick={() => actions.add(kind)}>Add {kind} question</Button>}
            </section>
          );
        })}
      </>
    );
  },
  (one, other) =>
    one.home === other.home &&
    one.questions === other.questions &&
    questionKinds.every((kind) => sameLength(one.lengths.get(`${kind}-faq`), other.lengths.get(`${kind}-faq`))),
);
