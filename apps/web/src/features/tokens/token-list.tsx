import { useQuery } from '@tanstack/react-query';
import type { ApiToken } from '@workback/contracts/token/token.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { tokensQuery, useRevokeToken } from './api/tokens.queries.js';
import { CreateTokenDialog } from './create-token-dialog.js';

/** The API tokens of the person in this workspace. */
export function TokenList(): ReactElement {
  const { id } = useWorkspace();
  const tokens = useQuery(tokensQuery(id));
  const [creating, setCreating] = useState(false);
  const create = <Button onClick={() => setCreating(true)}>Create an API token</Button>;
  return (
    <>
      <LoadState query={tokens} lines={3}>
        {(data) =>
          data.tokens.length === 0 ? (
            <EmptyState title="A token lets a program send numbers or read this workspace in your name.">
              {create}
            </EmptyState>
          ) : (
            <>
              <table className="cards labelled">
                <thead>
                  <tr>
                    <th scope="col">Token</th>
                    <th scope="col">Last used</th>
                    <th scope="col">Created</th>
                    <th scope="col">Expires</th>
                    <th scope="col">Actions</th>
                  </tr>
                </thead>
                <tbody>
                  {data.tokens.map((token) => (
                    <TokenRow key={token.id} token={token} />
                  ))}
                </tbody>
              </table>
              <p className="row" style={{ marginTop: 12 }}>
                {create}
              </p>
            </>
          )
        }
      </LoadState>
      <CreateTokenDialog open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function TokenRow({ token }: { token: ApiToken }): ReactElement {
  const { id } = useWorkspace();
  const revoke = useRevokeToken(id);
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <td>
        <b>{token.name}</b>
        <span className="sub mono">{token.prefix}…</span>
      </td>
      <td data-l="Last used">
        <Age at={token.lastUsedAt} verb={token.lastUsedAt ? '' : 'used'} />
      </td>
      <td data-l="Created">{formatDate(token.createdAt.slice(0, 10))}</td>
      <td data-l="Expires">{token.expiresAt ? formatDate(token.expiresAt.slice(0, 10)) : 'Never'}</td>
      <td className="whole">
        {asking ? (
          <div className="row">
            <span className="sm">Programs that use it stop working at once.</span>
            <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate(token.id)}>
              Revoke token
            </Button>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Keep token
            </Button>
          </div>
        ) : (
          <Button look="quiet" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
            Revoke
          </Button>
        )}
        <FormProblem error={revoke.error} />
      </td>
    </tr>
  );
}
