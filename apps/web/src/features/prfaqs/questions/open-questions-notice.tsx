import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { OpenQuestions, useOpenQuestions } from './open-questions.js';
import { openQuestionsWords } from './question-words.js';

/** Above the text: which questions are open, and whose they are. */
export function OpenQuestionsNotice({ params }: { params: InInitiative }): ReactElement | null {
  const open = useOpenQuestions(params);
  if (!open || open.length === 0) return null;
  const orphans = open.filter(({ owner }) => owner === null).length;
  return (
    <div className="notices">
      <Notice tone="risk">
        <details className="foldable">
          <summary>
            {openQuestionsWords(open.length)}, {open.length === 1 ? 'a risk' : 'risks'} until answered
            {orphans > 0 ? ` · ${orphans} without an owner` : ''}
          </summary>
          <OpenQuestions params={params} questions={open} />
        </details>
      </Notice>
    </div>
  );
}
