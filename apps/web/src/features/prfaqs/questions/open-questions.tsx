import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NumberedQuestionWire } from '@workback/contracts/prfaq/question.schemas';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { questionsQuery } from '../api/questions.queries.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { placeId } from '../outline.js';
import { QuestionOwner } from './question-owner.js';
import './questions.css';

interface OpenQuestionsProps {
  readonly params: InInitiative;
  readonly questions: readonly NumberedQuestionWire[];
}

/** The open questions of a PR/FAQ, null until they are known. */
export function useOpenQuestions(params: InInitiative): readonly NumberedQuestionWire[] | null {
  const { data } = useQuery(questionsQuery(params));
  return data ? data.questions.filter(({ open }) => open) : null;
}

/** Open questions as risks: number, words, owner; each leads to its place in the document. */
export function OpenQuestions({ params, questions }: OpenQuestionsProps): ReactElement {
  const { slug, can } = useWorkspace();
  return (
    <ul className="openquestions">
      {questions.map((question) => (
        <li key={question.id}>
          <Link
            className="q"
            to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
            params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
            search={{}}
            hash={placeId(`question:${question.id}`)}
          >
            <b className="sm">{question.label}</b> {question.question || <span className="mu">No words yet</span>}
          </Link>
          <QuestionOwner params={params} question={question} editable={can('prfaq.edit')} />
        </li>
      ))}
    </ul>
  );
}
