import type { PrfaqQuestion, SectionLength } from '@workback/domain/prfaq/document';
import { moveQuestion, type NumberedQuestion, numberedQuestions, sortQuestion } from '@workback/domain/prfaq/questions';
import { type PrfaqSection, questionKinds, sectionOf } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { Budget } from '../length/budget.js';
import type { WireQuestion } from '../draft.js';
import { placeId } from '../outline.js';
import { QuestionEditor } from './question-editor.js';

interface QuestionsEditorProps {
  readonly params: InInitiative;
  readonly questions: readonly WireQuestion[];
  readonly lengths: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  readonly onChange: (change: (questions: WireQuestion[]) => WireQuestion[]) => void;
}

/** The FAQ by kind: add, sort, answer, remove. */
export function QuestionsEditor({ params, questions, lengths, onChange }: QuestionsEditorProps): ReactElement {
  const [said, setSaid] = useState('');
  const numbered = useMemo(
    () => new Map(numberedQuestions({ questions: questions as PrfaqQuestion[] }).map((each) => [each.id, each])),
    [questions],
  );
  const sorted = useRef('');
  // A question that is asked by somebody else now stands in another list: the focus goes along.
  useEffect(() => {
    if (sorted.current === '') return;
    const card = document.getElementById(placeId(`question:${sorted.current}`));
    sorted.current = '';
    card?.querySelector<HTMLElement>('select:not([aria-label])')?.focus();
  }, [questions]);
  const change = (question: WireQuestion, part: Partial<WireQuestion>): void => {
    const { kind, ...rest } = part;
    if (kind !== undefined && kind !== question.kind) {
      sorted.current = question.id;
      setSaid(`Question moved to the end of the ${sectionOf(`${kind}-faq`).title}.`);
      onChange((all) => sortQuestion(all, question.id, kind));
    }
    if (Object.keys(rest).length > 0)
      onChange((all) => all.map((each) => (each.id === question.id ? { ...each, ...rest } : each)));
  };
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
                  params={params}
                  question={question}
                  numbered={numbered.get(question.id) as NumberedQuestion}
                  first={at === 0}
                  last={at === own.length - 1}
                  onChange={(part) => change(question, part)}
                  onMove={(step) => {
                    onChange((all) => moveQuestion(all, question.id, step));
                    setSaid(`Question moved to place ${at + 1 + step} of ${own.length}.`);
                  }}
                  onRemove={() => {
                    onChange((all) => all.filter(({ id }) => id !== question.id));
                    setSaid('Question removed.');
                  }}
                />
              ))}
            </ol>
            {kind === 'unlabelled' ? null : (
              <Button
                onClick={() => onChange((all) => [...all, { id: crypto.randomUUID(), kind, question: '', answer: '' }])}
              >
                Add {kind} question
              </Button>
            )}
          </section>
        );
      })}
    </>
  );
}
