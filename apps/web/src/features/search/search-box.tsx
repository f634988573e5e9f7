import './search-box.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '@workback/ui/icon';
import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { isSingleKey } from '../../app/single-keys.js';
import { useListKeys } from '../../app/use-list-keys.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { LONGEST_QUESTION, searchResultQuery } from './api/search.queries.js';
import { finderEntries } from './finder-entries.js';
import { FinderList } from './finder-list.js';
import { searchPath } from './search-search.js';

/** Pause after the last key before the search follows. */
const SETTLED_MS = 150;
const OF_EACH_KIND = 3;

/** The search in the header: `/` and Ctrl or Cmd K lead to it; pages first, then what is found. */
export function SearchBox(): ReactElement {
  const { id, slug } = useWorkspace();
  const navigate = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed.trim());
  const result = useQuery(searchResultQuery(id, { q: settled, limit: OF_EACH_KIND }));
  const entries = finderEntries(typed.trim(), settled === '' ? undefined : result.data);
  const go = (path: string): void => {
    input.current?.blur();
    setTyped('');
    list.hide();
    void navigate({ href: `/w/${slug}${path}` });
  };
  const list = useListKeys({
    count: entries.length,
    closes: true,
    choose: (at) => entries[at] && go(entries[at].path),
  });
  const { show } = list;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!command && !isSingleKey(event, '/')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
      show();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [show]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') go(searchPath({ q: typed.trim() }));
  };
  return (
    <>
      <form
        role="search"
        className="finder"
        onSubmit={submit}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) list.hide();
        }}
      >
        <span className="search">
          <Icon name="search" small />
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label="Search or go to"
            aria-expanded={list.open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={list.active >= 0 ? `${listId}-${list.active}` : undefined}
            aria-keyshortcuts="/ Control+K Meta+K"
            placeholder="Search or go to"
            autoComplete="off"
            maxLength={LONGEST_QUESTION}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              list.show();
              list.point(0);
            }}
            onClick={list.show}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !list.open) input.current?.blur();
              list.onKeyDown(event);
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </span>
        <FinderList id={listId} entries={entries} list={list} failed={result.isError && settled !== ''} />
      </form>
      <Link
        className="iconbtn tofind"
        to="/w/$workspaceSlug/search"
        params={{ workspaceSlug: slug }}
        aria-label="Search"
      >
        <Icon name="search" />
      </Link>
    </>
  );
}

/** What was typed, once nothing was typed for a moment. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typed === '' ? 0 : SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
