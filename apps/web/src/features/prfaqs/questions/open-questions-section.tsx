import type { ReactElement } from 'react';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { OpenQuestions, useOpenQuestions } from './open-questions.js';
import { openQuestionsWords } from './question-words.js';

/** On the page of the initiative: what nobody has answered yet; nothing when there is nothing. */
export function OpenQuestionsSection({ params }: { params: InInitiative }): ReactElement | null {
  const open = useOpenQuestions(params);
  if (!open || open.length === 0) return null;
  return (
    <section className="sec">
      <header>
        <h2>{openQuestionsWords(open.length)}</h2>
        <span className="mu">Of the FAQ, carried as risks until somebody answers</span>
      </header>
      <OpenQuestions params={params} questions={open} />
    </section>
  );
}
