import type { SectionLength } from '@workback/domain/prfaq/document';
import { type PrfaqSection, questionKinds, sectionOf } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { Budget } from '../budget.js';
import type { WireQuestion } from '../draft.js';
import { placeId } from '../outline.js';
import { QuestionEditor } from './question-editor.js';
import { moveQuestion } from './question-order.js';

interface QuestionsEditorProps {
  readonly questions: readonly WireQuestion[];
  readonly lengths: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  readonly onChange: (change: (questions: WireQuestion[]) => WireQuestion[]) => void;
}

/** The FAQ by kind: add, sort, answer, remove. */
export function QuestionsEditor({ questions, lengths, onChange }: QuestionsEditorProps): ReactElement {
  const [said, setSaid] = useState('');
  const change = (id: string, part: Partial<WireQuestion>): void =>
    onChange((all) => all.map((question) => (question.id === id ? { ...question, ...part } : question)));
  return (
    <>
      <p className="vh" role="status">
        {said}
      </p>
      {questionKinds.map((kind) => {
        const own = questions.filter((question) => question.kind === kind);
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
                  question={question}
                  number={at + 1}
                  first={at === 0}
                  last={at === own.length - 1}
                  onChange={(part) => change(question.id, part)}
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
