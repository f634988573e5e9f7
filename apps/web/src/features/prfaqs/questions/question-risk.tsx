import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { questionsQuery } from '../api/questions.queries.js';
import { QuestionOwner } from './question-owner.js';
import './questions.css';

/** Under a question without an answer: that it is a risk, and whose. */
export function QuestionRisk({ params, questionId }: { params: InInitiative; questionId: string }): ReactElement {
  const { can } = useWorkspace();
  const { data } = useQuery(questionsQuery(params));
  const question = data?.questions.find(({ id }) => id === questionId);
  return (
    <div className="questionrisk">
      <span className="rk">Open: a risk until somebody answers</span>
      {question ? <QuestionOwner params={params} question={question} editable={can('prfaq.edit')} /> : null}
    </div>
  );
}
