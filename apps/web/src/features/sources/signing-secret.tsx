import { Button } from '@workback/ui/button';
import { CopyText } from '@workback/ui/copy-text';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useMakeSigningSecret } from './api/sources.queries.js';
import { signedPushCommand } from './push-command.js';

/** The secret that a program signs its pushes with: made here, shown once, replaced without a gap. */
export function SigningSecret({ sourceId, has }: { sourceId: string; has: boolean }): ReactElement {
  const { id, can } = useWorkspace();
  const make = useMakeSigningSecret(id, sourceId);
  return (
    <section className="sec" aria-labelledby="signing">
      <header>
        <h2 id="signing">Signed pushes</h2>
        <span className="mu">For programs that should hold no API token</span>
      </header>
      <p>
        A program can send numbers of many KPIs of this source in one message, signed with a secret of its own. A
        message is taken once by its id, however often it comes, and for five minutes after it was signed.
      </p>
      {make.data ? (
        <Notice tone="act" live>
          <p>This is the only time that the secret is shown. The one before stays good until you make another.</p>
          <CopyText text={make.data.secret} action="Copy secret" />
        </Notice>
      ) : null}
      <details>
        <summary>How a message is signed</summary>
        <CopyText text={signedPushCommand(sourceId)} action="Copy command" />
      </details>
      {can('source.manage') ? (
        <div className="actions">
          <Button onClick={() => make.mutate()} busy={make.isPending}>
            {has ? 'Make a new signing secret' : 'Make a signing secret'}
          </Button>
        </div>
      ) : null}
      <FormProblem error={make.error} undone="No secret was made" />
    </section>
  );
}
