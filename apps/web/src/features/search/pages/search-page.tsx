import '../search-page.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SearchHit, SearchResult } from '@workback/contracts/search/search.schemas';
import { searchKinds } from '@workback/domain/search/kinds';
import { EmptyState } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { WorkspaceLink } from '../../../app/workspace-link.js';
import { LONGEST_QUESTION, searchResultQuery } from '../api/search.queries.js';
import { hitPath } from '../hit-path.js';
import { hitName, kindWords } from '../hit-words.js';
import { Marked } from '../marked.js';
import { searchPath, type SearchSearch } from '../search-search.js';

const FEW = 5;
const MANY = 100;
/** Pause after the last key before the results follow. */
const SETTLED_MS = 250;

/** Everything in the workspace that holds the words, by kind; each hit leads to where it stands. */
export default function SearchPage(): ReactElement {
  const { id } = useWorkspace();
  const { q = '', kind } = useSearch({ strict: false }) as SearchSearch;
  const result = useQuery(searchResultQuery(id, { q, kind, limit: kind ? MANY : FEW }));
  return (
    <Page title="Search" tab={q === '' ? 'Search' : `${q} · Search`}>
      <SearchField key={kind} q={q} kind={kind} />
      {q === '' ? (
        <p className="mu">
          PR/FAQs, questions, decisions with their reasons, comments, milestones, KPIs and check-ins. All words must be
          there; put a phrase in “quotes”.
        </p>
      ) : (
        <LoadState query={result}>{(data) => <Result result={data} q={q} kind={kind} />}</LoadState>
      )}
    </Page>
  );
}

function SearchField({ q, kind }: SearchSearch): ReactElement {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const input = useRef<HTMLInputElement>(null);
  const settled = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    input.current?.focus();
    return () => clearTimeout(settled.current);
  }, []);
  const ask = (words: string): void => {
    clearTimeout(settled.current);
    const search = { ...(words.trim() === '' ? {} : { q: words.trim() }), ...(kind ? { kind } : {}) };
    void navigate({ to: '.', search, replace: true });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(typed);
  };
  return (
    <form role="search" aria-label="Search the workspace" className="row searchfield" onSubmit={submit}>
      <input
        ref={input}
        className="in lg"
        type="search"
        aria-label="Search the workspace"
        maxLength={LONGEST_QUESTION}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(settled.current);
          settled.current = setTimeout(() => ask(target.value), SETTLED_MS);
        }}
      />
      {kind ? (
        <WorkspaceLink className="btn" path={searchPath({ q })}>
          All kinds
        </WorkspaceLink>
      ) : null}
    </form>
  );
}

interface ResultProps extends SearchSearch {
  readonly result: SearchResult;
  readonly q: string;
}

function Result({ result, q, kind }: ResultProps): ReactElement {
  const found = result.groups.reduce((sum, { total }) => sum + total, 0);
  return (
    <>
      <p className="vh" role="status">
        {found === 0 ? 'Nothing found' : `${found} found`}
      </p>
      {found === 0 ? <Nothing result={result} kind={kind} /> : null}
      {result.groups.map((group) => (
        <section key={group.kind} className="sec" aria-labelledby={`found-${group.kind}`}>
          <header>
            <h2 id={`found-${group.kind}`}>{kindWords[group.kind]}</h2>
            <span className="mu">{group.more ? `more than ${group.total}` : group.total}</span>
            {group.hits.length < group.total && !kind ? (
              <WorkspaceLink className="end" path={searchPath({ q, kind: group.kind })}>
                Show {group.total > MANY ? `the first ${MANY}` : `all ${group.total}`}
              </WorkspaceLink>
            ) : null}
          </header>
          <ul className="hits">
            {group.hits.map((hit) => (
              <Hit key={`${hit.id} ${hit.place} ${hit.about?.threadId}`} hit={hit} />
            ))}
          </ul>
          {kind && group.hits.length < group.total ? (
            <p className="mu">These are the first {group.hits.length}. Add a word to narrow the search.</p>
          ) : null}
        </section>
      ))}
    </>
  );
}

function Nothing({ result, kind }: Pick<ResultProps, 'result' | 'kind'>): ReactElement {
  if (result.terms.length === 0)
    return <EmptyState title="There is nothing in this to look for. Type a word or a number." />;
  const words = result.terms.map((term) => `“${term}”`).join(' and ');
  const where = kind && searchKinds.includes(kind) ? `among ${kindWords[kind].toLowerCase()}` : 'in this workspace';
  return <EmptyState title={`Nothing ${where} holds ${words}. Try fewer words, or the beginning of one.`} />;
}

function Hit({ hit }: { hit: SearchHit }): ReactElement {
  const { kind, initiative, title, excerpt } = hit;
  const name = hitName(hit);
  return (
    <li>
      <WorkspaceLink path={hitPath(hit)}>{title.length > 0 ? <Marked pieces={title} /> : name}</WorkspaceLink>
      <span className="sm mu">
        {title.length > 0 && name !== '' ? `${name} · ` : ''}
        {initiative && kind !== 'initiative' ? initiative.name : ''}
        {initiative?.status && initiative.status !== 'approved' ? <StatusMark status={initiative.status} /> : null}
      </span>
      {excerpt.length > 0 ? (
        <p>
          <Marked pieces={excerpt} />
        </p>
      ) : null}
    </li>
  );
}
