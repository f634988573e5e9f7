import type { SourceDetail } from '@workback/contracts/source/source.schemas';
import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useAskAgain } from './api/sources.queries.js';
import { restWords } from './source-message.js';

/** Says that a source is left alone, why and until when, and lets a person end that. */
export function SourceRest({ source }: { source: SourceDetail }): ReactElement | null {
  const { id, can } = useWorkspace();
  const ask = useAskAgain(id);
  const { rest } = source;
  if (!rest) return null;
  const ends = rest.askedAgainAt !== null && rest.state !== 'half-open';
  return (
    <Notice tone={rest.state === 'waiting' ? 'risk' : 'off'} live>
      {rest.message ? <p>{rest.message}</p> : null}
      <p>{restWords(source)}</p>
      {ends ? <p className="sm mu">Asked again at {timeWords(rest.askedAgainAt!)}.</p> : null}
      {ends && can('kpi.pull') ? (
        <div className="actions">
          <Button onClick={() => ask.mutate(source.id)} busy={ask.isPending}>
            Ask now
          </Button>
        </div>
      ) : null}
      <FormProblem error={ask.error} shown={[]} />
    </Notice>
  );
}

const timeWords = (at: string): string =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
