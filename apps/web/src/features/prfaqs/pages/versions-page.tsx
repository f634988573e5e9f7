import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Prfaq, PrfaqVersion } from '@workback/contracts/prfaq/prfaq.schemas';
import { diffDocuments } from '@workback/domain/prfaq/diff';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { EmptyState } from '@workback/ui/notice';
import { UndoToast } from '@workback/ui/undo-toast';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useMedia } from '../../../app/use-media.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import {
  type InInitiative,
  prfaqInitiativeQuery,
  prfaqQuery,
  prfaqVersionQuery,
  prfaqVersionsQuery,
} from '../api/prfaqs.queries.js';
import { Refusal } from '../refusal.js';
import { choiceWords, comparedPair } from '../versions/compared-pair.js';
import { Comparison } from '../versions/comparison.js';
import { ComparisonBar } from '../versions/comparison-bar.js';
import { comparisonTitle, wordChanges } from '../versions/comparison-words.js';
import { useChangeWalk } from '../versions/use-change-walk.js';
import { useRestore } from '../versions/use-restore.js';
import { VersionList } from '../versions/version-list.js';
import type { TextChoice, VersionsSearch } from '../versions/versions-search.js';
import '../versions/versions.css';

/** The kept versions of a PR/FAQ, and what is different between any two of them. */
export default function VersionsPage(): ReactElement {
  const { initiativeId = '' } = useParams({ strict: false });
  const { id: workspaceId } = useWorkspace();
  const params = useMemo(() => ({ workspaceId, initiativeId }), [workspaceId, initiativeId]);
  const prfaq = useQuery(prfaqQuery(params));
  const versions = useQuery(prfaqVersionsQuery(params));
  const { data: initiative } = useQuery(prfaqInitiativeQuery(params));
  useEffect(() => {
    document.title = `Versions · ${initiative?.name ?? 'PR/FAQ'} · Workback`;
  }, [initiative?.name]);
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative?.name ?? ''} />
      <LoadState query={prfaq}>
        {(present) => (
          <LoadState query={versions}>
            {({ versions: list }) => <Loaded params={params} prfaq={present} versions={list} />}
          </LoadState>
        )}
      </LoadState>
    </>
  );
}

interface LoadedProps {
  readonly params: InInitiative;
  readonly prfaq: Prfaq;
  readonly versions: readonly PrfaqVersion[];
}

function Loaded({ params, prfaq, versions }: LoadedProps): ReactElement {
  const { can } = useWorkspace();
  const search = useSearch({ strict: false }) as VersionsSearch;
  const navigate = useNavigate();
  const restore = useRestore(params, prfaq);
  const [restored, setRestored] = useState<{ number: number; keptAs: number } | null>(null);
  const draft = prfaq.status === 'draft';
  const numbers = versions.map(({ number }) => number);
  const pair = comparedPair({ numbers, approved: prfaq.approvedVersionNumber, draft }, search);
  const choose = (next: VersionsSearch): void => void navigate({ to: '.', search: next, resetScroll: false });
  const put = (number: number): void =>
    restore.mutate(number, {
      onSuccess: ({ keptAs }) => {
        setRestored({ number, keptAs });
        choose({ from: keptAs, to: 'draft', ...(search.view ? { view: search.view } : {}) });
      },
    });
  const list = (
    <aside aria-label="Versions">
      <VersionList
        prfaq={prfaq}
        versions={versions}
        compared={pair ? [pair.from, pair.to] : []}
        onCompare={({ number }) =>
          choose({ ...search, from: Math.max(...numbers.filter((n) => n < number)), to: number })
        }
        onRestore={draft && can('prfaq.edit') ? put : null}
        restoring={restore.isPending ? restore.variables : null}
      />
    </aside>
  );
  return (
    <>
      <Refusal error={restore.error} />
      {versions.length === 0 ? (
        <>
          <h1>No version is kept yet</h1>
          <p className="mu">Submitting for review keeps one, and so does “Save version”.</p>
          <BackToText params={params} />
        </>
      ) : pair === null ? (
        <div className="versions">
          <div>
            <h1>One version is kept</h1>
            <EmptyState title="There is nothing to compare it with yet.">
              <BackToText params={params} />
            </EmptyState>
          </div>
          {list}
        </div>
      ) : (
        <Compared key={`${pair.from} ${pair.to}`} {...{ params, prfaq, versions, pair, choose, list }} />
      )}
      {restored ? (
        <UndoToast
          key={restored.keptAs}
          said={`Version ${restored.number} is the draft now. The text before it is version ${restored.keptAs}.`}
          onUndo={() => {
            setRestored(null);
            restore.mutate(restored.keptAs);
          }}
          onClose={() => setRestored(null)}
        />
      ) : null}
    </>
  );
}

interface ComparedProps extends LoadedProps {
  readonly pair: { readonly from: TextChoice; readonly to: TextChoice };
  readonly choose: (search: VersionsSearch) => void;
  readonly list: ReactElement;
}

function Compared({ params, prfaq, versions, pair: { from, to }, choose, list }: ComparedProps): ReactElement {
  const search = useSearch({ strict: false }) as VersionsSearch;
  const phone = useMedia('(max-width: 640px)');
  const side = search.view === 'side' && !phone;
  const before = useText(params, prfaq, from);
  const after = useText(params, prfaq, to);
  const diff = useMemo(
    () => (before.document && after.document ? diffDocuments(before.document, after.document) : null),
    [before.document, after.document],
  );
  const within = useRef<HTMLDivElement>(null);
  const walk = useChangeWalk(within);
  const choices: (readonly [TextChoice, string])[] = versions.map(({ number, reason }) => [
    number,
    `Version ${number}${reason === 'approved' ? ', approved' : ''}`,
  ]);
  if (prfaq.status === 'draft') choices.unshift(['draft', 'Draft as it is now']);
  return (
    <>
      <div className="pagehead">
        <div>
          <h1>{diff ? comparisonTitle(diff, from, to) : `${sentence(choiceWords(from))} and ${choiceWords(to)}`}</h1>
          <p className="mu">
            {diff && diff.partsChanged > 0 ? `${sentence(wordChanges(diff.counts))}. ` : ''}
            <BackToText params={params} />
          </p>
        </div>
      </div>
      <div className="versions">
        <div>
          <ComparisonBar
            from={from}
            to={to}
            view={side ? 'side' : 'inline'}
            choices={choices}
            walk={diff && diff.partsChanged > 0 ? walk : null}
            onChoose={choose}
          />
          {before.missing ?? after.missing ?? null}
          <div ref={within}>{diff ? <Comparison diff={diff} side={side} /> : null}</div>
        </div>
        {list}
      </div>
    </>
  );
}

/** A text to compare, loaded when it is a version; and what stands in its place until it is there. */
function useText(params: InInitiative, prfaq: Prfaq, choice: TextChoice) {
  const version = useQuery({
    ...prfaqVersionQuery(params, choice === 'draft' ? 0 : choice),
    enabled: choice !== 'draft',
  });
  if (choice === 'draft') return { document: prfaq.document as PrfaqDocument };
  return {
    document: version.data?.document as PrfaqDocument | undefined,
    missing: version.data ? null : <LoadState query={version}>{() => null}</LoadState>,
  };
}

function BackToText({ params }: { params: InInitiative }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <Link
      className="noprint"
      to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
      params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
      search={{}}
    >
      Read the present text
    </Link>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
