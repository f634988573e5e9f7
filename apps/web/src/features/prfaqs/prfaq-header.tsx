import { useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Button } from '@workback/ui/button';
import { StatusMark } from '@workback/ui/status-mark';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { type InInitiative, prfaqQuery } from './api/prfaqs.queries.js';
import { ExportMenu } from './exporting/export-menu.js';
import { LengthPreset } from './length/length-preset.js';
import { momentWords } from './moment-words.js';
import type { PrfaqSearch } from './prfaq-search.js';
import { SaveVersion } from './versions/save-version.js';

const NextRound = lazy(() => import('../rounds/next-round.js'));

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
  const [starting, setStarting] = useState(false);
  const take = (saved: Prfaq): Promise<void> => {
    queries.setQueryData(prfaqQuery(params).queryKey, saved);
    return queries.invalidateQueries({
      predicate: ({ queryKey }) => ['prfaqs', 'initiatives', 'portfolio'].includes(String(queryKey[0])),
    });
  };
  const to = '/w/$workspaceSlug/initiatives/$initiativeId/prfaq';
  const address = { workspaceSlug: slug, initiativeId: params.initiativeId };
  const old = version !== undefined;
  const draft = prfaq.status === 'draft' && !old && can('prfaq.edit');
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
          <ExportMenu params={params} name={initiative?.name ?? ''} version={version} />
          {draft && !editing ? (
            <Button look="primary" onClick={() => setStarting(true)}>
              Start review round
            </Button>
          ) : null}
        </div>
      </div>
      {starting ? (
        <Suspense fallback={null}>
          <NextRound params={params} onClose={() => setStarting(false)} />
        </Suspense>
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
