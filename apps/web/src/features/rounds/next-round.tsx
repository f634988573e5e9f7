import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type InInitiative, roundsQuery } from './api/rounds.queries.js';
import RoundDialog from './round-dialog.js';

interface NextRoundProps {
  readonly params: InInitiative;
  readonly onClose: () => void;
}

/** Starts the next round of a press release with the circle of the one before. */
export default function NextRound({ params, onClose }: NextRoundProps): ReactElement | null {
  const rounds = useQuery(roundsQuery(params));
  if (rounds.isPending) return null;
  const earlier = rounds.data?.rounds.find(({ amendment }) => amendment === null);
  return <RoundDialog params={params} round={null} earlier={earlier} onClose={onClose} />;
}
