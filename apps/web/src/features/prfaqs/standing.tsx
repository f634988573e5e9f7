import { useQuery } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement, ReactNode } from 'react';
import { useMedia } from '../../app/use-media.js';
import { roundsQuery } from '../rounds/api/rounds.queries.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import type { InInitiative } from './api/prfaqs.queries.js';
import { useOpenQuestions } from './questions/open-questions.js';
import { standingWords } from './standing-words.js';

interface StandingProps {
  readonly params: InInitiative;
  readonly prfaq: Prfaq;
  readonly children: ReactNode;
}

/** What stands above the text: as it is where there is room, on a phone one line that opens, so that the text begins. */
export function Standing({ params, prfaq, children }: StandingProps): ReactElement {
  return useMedia('(max-width: 640px)') ? (
    <details className="foldable standing">
      <Summary params={params} prfaq={prfaq} />
      {children}
    </details>
  ) : (
    <>{children}</>
  );
}

function Summary({ params, prfaq }: Omit<StandingProps, 'children'>): ReactElement {
  const rounds = useQuery(roundsQuery(params)).data?.rounds ?? [];
  const personId = useQuery(meQuery).data?.user.id ?? '';
  const openQuestions = useOpenQuestions(params)?.length ?? 0;
  const words = standingWords({ prfaq, rounds, openQuestions, personId });
  return (
    <summary>
      <StatusMark status={prfaq.status} tinted />{' '}
      <span className="sm">{[...words, words.length > 0 ? 'actions' : 'Actions'].join(' · ')}</span>
    </summary>
  );
}
