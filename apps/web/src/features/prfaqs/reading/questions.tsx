import type { PrfaqQuestion, SectionLength } from '@workback/domain/prfaq/document';
import { type QuestionKind, sectionOf } from '@workback/domain/prfaq/sections';
import type { ReactElement } from 'react';
import { Budget } from '../budget.js';
import type { MarkedRange } from '../markdown-tree.js';
import { MemoText } from '../memo-text.js';
import { placeId } from '../outline.js';

interface QuestionsProps {
  readonly kind: QuestionKind;
  readonly questions: readonly PrfaqQuestion[];
  readonly length: SectionLength | undefined;
  readonly marks: ReadonlyMap<string, readonly MarkedRange[]>;
}

const none: readonly MarkedRange[] = [];

/** The questions of one kind, numbered, under the topics their author gave them. */
export function Questions({ kind, questions, length, marks }: QuestionsProps): ReactElement | null {
  if (questions.length === 0) return null;
  const key = `${kind}-faq` as const;
  return (
    <section id={placeId(key)} aria-labelledby={`${placeId(key)}-title`}>
      <div className="sect">
        <span>{kind === 'unlabelled' ? 'Questions that nobody has sorted yet' : sectionOf(key).title}</span>
        {length ? <Budget length={length} /> : null}
      </div>
      <h2 id={`${placeId(key)}-title`}>{sectionOf(key).title}</h2>
      <ol className="faq">
        {questions.map(({ id, question, answer, group }, at) => {
          const topic = group && group !== questions[at - 1]?.group ? group : null;
          return (
            <li key={id} id={placeId(`question:${id}`)}>
              {topic ? <p className="topic">{topic}</p> : null}
              <h3>{question}</h3>
              {answer.trim() === '' ? (
                <p className="mu">Not answered yet.</p>
              ) : (
                <div data-place={`question:${id}`}>
                  <MemoText text={answer} ranges={marks.get(`question:${id}`) ?? none} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
