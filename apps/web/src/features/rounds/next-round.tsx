import { useQuery } from '@tanstack/react-query';
import type { Round } from '@workback/contracts/round/round.schemas';
import type { ReactElement } from 'react';
import { type InInitiative, roundsQuery } from './api/rounds.queries.js';
import RoundDialog from './round-dialog.js';

interface NextRoundProps {
  readonly params: InInitiative;
  /** The amendment that is reviewed; without it the PR/FAQ itself. */
  readonly amendmentId?: string;
  readonly onClose: () => void;
}

/** Starts the next round with the circle of the one before; that of an amendment with those who approved. */
export default function NextRound({ params, amendmentId, onClose }: NextRoundProps): ReactElement | null {
  const rounds = useQuery(roundsQuery(params));
  if (rounds.isPending) return null;
  const all = rounds.data?.rounds ?? [];
  const same = ({ amendment }: Round): boolean => (amendment?.id ?? null) === (amendmentId ?? null);
  const earlier = all.find(same) ?? all.find(({ verdict }) => verdict === 'approve');
  return (
    <RoundDialog params={params} round={null} amendmentId={amendmentId ?? null} earlier={earlier} onClose={onClose} />
  );
}
