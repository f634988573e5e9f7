import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Button } from '@workback/ui/button';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { type InInitiative, markdownAddress, prfaqQuery, submitPrfaq, type Verdict } from './api/prfaqs.queries.js';
import { DecisionDialog } from './decision-dialog.js';
import { LengthPreset } from './length/length-preset.js';
import { momentWords } from './moment-words.js';
import type { PrfaqSearch } from './prfaq-search.js';
import { Refusal } from './refusal.js';
import { SaveVersion } from './versions/save-version.js';

interface PrfaqHeaderProps {
  readonly params: InInitiative;
  readonly prfaq: Prfaq;
  readonly initiative: Initiative | undefined;
  readonly editing: boolean;
  /** The old version being read. */
  readonly version: number | undefined;
  /** Sends what is being typed; false when that failed. */
  readonly beforeLeaving: () => Promise<boolean>;
}

/** Where the text stands and what can be done with it now. */
export function PrfaqHeader({
  params,
  prfaq,
  initiative,
  editing,
  version,
  beforeLeaving,
}: PrfaqHeaderProps): ReactElement {
  const { slug, can } = useWorkspace();
  const shown = (useSearch({ strict: false }) as PrfaqSearch).panel;
  const panel: PrfaqSearch = shown ? { panel: shown } : {};
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Verdict | null>(null);
  const take = (saved: Prfaq): Promise<void> => {
    queries.setQueryData(prfaqQuery(params).queryKey, saved);
    return queries.invalidateQueries({
      predicate: ({ queryKey }) => ['prfaqs', 'initiatives', 'portfolio'].includes(String(queryKey[0])),
    });
  };
  const submit = useMutation({ mutationFn: () => submitPrfaq(params), onSuccess: take });
  const to = '/w/$workspaceSlug/initiatives/$initiativeId/prfaq';
  const address = { workspaceSlug: slug, initiativeId: params.initiativeId };
  const old = version !== undefined;
  const draft = prfaq.status === 'draft' && !old && can('prfaq.edit');
  const deciding = prfaq.status === 'in-review' && !old && can('prfaq.decide');
  return (
    <header className="prfaqhead">
      <div className="row between">
        <div>
          <div className="row">
            <StatusMark status={prfaq.status} tinted />
            <span className="sm mu">
              {standing(prfaq, version)} · <LengthPreset />
            </span>
          </div>
        </div>
        <div className="row">
          {draft && !editing ? (
            <Link className="btn" to={to} params={address} search={{ ...panel, mode: 'edit' }}>
              Edit text
            </Link>
          ) : null}
          {editing ? (
            <Link className="btn" to={to} params={address} search={panel}>
              Read text
            </Link>
          ) : null}
          {draft ? <SaveVersion params={params} beforeSaving={beforeLeaving} onSaved={take} /> : null}
          {prfaq.latestVersionNumber > 0 ? (
            <Link className="btn" to={`${to}/versions`} params={address}>
              Compare versions
            </Link>
          ) : null}
          <a className="btn" href={markdownAddress(params)} download={`${initiative?.name ?? 'prfaq'}.md`}>
            Export Markdown
          </a>
          {deciding ? (
            <>
              <Button look="danger" onClick={() => setDialog('reject')}>
                Reject press release
              </Button>
              <Button onClick={() => setDialog('iterate')}>Ask for changes</Button>
              <Button look="primary" onClick={() => setDialog('approve')}>
                Approve press release
              </Button>
            </>
          ) : null}
          {draft && !editing ? (
            <Button look="primary" busy={submit.isPending} onClick={() => submit.mutate()}>
              Submit for review
            </Button>
          ) : null}
        </div>
      </div>
      <Refusal error={submit.error} />
      {dialog !== null ? (
        <DecisionDialog params={params} prfaq={prfaq} verdict={dialog} onClose={() => setDialog(null)} />
      ) : null}
    </header>
  );
}

function standing(
  { status, approvedVersionNumber, latestVersionNumber, decisions, savedAt, savedBy }: Prfaq,
  version?: number,
): string {
  if (version !== undefined) return `Version ${version}, read only`;
  const approval = decisions.findLast(({ verdict }) => verdict === 'approve');
  if (status === 'approved' && approval)
    return `Version ${approvedVersionNumber ?? latestVersionNumber}, approved by ${approval.decidedBy?.name ?? 'somebody'} on ${momentWords(approval.decidedAt)}`;
  const kept = latestVersionNumber === 0 ? 'no version kept yet' : `last version ${latestVersionNumber}`;
  return `Saved ${momentWords(savedAt)}${savedBy ? ` by ${savedBy.name}` : ''} · ${kept}`;
}
