import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { followQuery, setFollowing } from './api/follows.queries.js';

/** Follows an initiative or stops: whoever follows finds new comments in the inbox. */
export function FollowButton(params: { workspaceId: string; initiativeId: string }): ReactElement | null {
  const queries = useQueryClient();
  const follow = useQuery(followQuery(params));
  const change = useMutation({
    mutationFn: (following: boolean) => setFollowing(params, following),
    onSuccess: (now) => queries.setQueryData(followQuery(params).queryKey, now),
  });
  if (!follow.data) return null;
  const { following, followers } = follow.data;
  return (
    <>
      <Button
        look="quiet"
        busy={change.isPending}
        aria-pressed={following}
        title={`${followers} ${followers === 1 ? 'person follows' : 'people follow'} this initiative. New comments come to their inbox.`}
        onClick={() => change.mutate(!following)}
      >
        {following ? 'Following' : 'Follow'}
      </Button>
      {change.error ? <span role="alert">{sentenceOf(change.error)}</span> : null}
    </>
  );
}
