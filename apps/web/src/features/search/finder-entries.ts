import type { SearchHit, SearchResult } from '@workback/contracts/search/search.schemas';
import type { IconName } from '@workback/ui/icon';
import { commands } from '../../app/commands.js';
import { places } from '../../app/places.js';
import { hitPath } from './hit-path.js';
import { hitName, kindWords } from './hit-words.js';
import { searchPath } from './search-search.js';

/** Something that the search in the header leads to. */
export interface FinderEntry {
  readonly key: string;
  readonly icon: IconName;
  readonly title: SearchHit['title'];
  readonly sub: SearchHit['title'];
  /** Below the workspace. */
  readonly path: string;
  /** Heading of the entries that begin here. */
  readonly group?: string;
}

const icons: Record<SearchHit['kind'], IconName> = {
  initiative: 'flag',
  section: 'document',
  question: 'document',
  decision: 'check',
  comment: 'edit',
  milestone: 'roadmap',
  kpi: 'kpi',
  'check-in': 'clock',
};

const plain = (text: string): SearchHit['title'] => [{ text, marked: false }];

/**
 * Pages whose name begins with what was typed, things to do that have a word beginning so, then the way to all results, then
 * the best of what was found. With nothing typed, all pages.
 */
export function finderEntries(typed: string, result: SearchResult | undefined): readonly FinderEntry[] {
  const wanted = typed.toLowerCase();
  const pages = places
    .filter(({ name }) => name.toLowerCase().startsWith(wanted))
    .map(({ to, name, icon }): FinderEntry => ({
      key: to,
      icon,
      title: plain(name),
      sub: [],
      path: to.replace('/w/$workspaceSlug', ''),
    }));
  if (typed === '') return grouped('Go to', pages);
  const all: FinderEntry = {
    key: 'all',
    icon: 'search',
    title: plain(`All results for “${typed}”`),
    sub: [],
    path: searchPath({ q: typed }),
  };
  const toDo = commands
    .filter(({ name }) =>
      name
        .toLowerCase()
        .split(' ')
        .some((_, at, words) => words.slice(at).join(' ').startsWith(wanted)),
    )
    .map(({ name, path, icon }): FinderEntry => ({ key: `do ${path}`, icon, title: plain(name), sub: [], path }));
  const found = (result?.groups ?? []).flatMap(({ kind, hits }) => grouped(kindWords[kind], hits.map(entryOf)));
  return [...grouped('Go to', [...pages, ...toDo]), ...grouped('Search', [all]), ...found];
}

function entryOf(hit: SearchHit): FinderEntry {
  const { kind, id, place, about, title, excerpt, initiative } = hit;
  const name = hitName(hit);
  const under = [kind === 'initiative' ? '' : initiative?.name, title.length > 0 ? name : '']
    .filter(Boolean)
    .join(' · ');
  return {
    key: [kind, id, place, about?.threadId].join(' '),
    icon: icons[kind],
    title: title.length > 0 ? title : plain(name),
    sub: excerpt.length > 0 ? [...plain(under === '' ? '' : `${under}: `), ...excerpt] : plain(under),
    path: hitPath(hit),
  };
}

function grouped(group: string, entries: readonly FinderEntry[]): readonly FinderEntry[] {
  return entries.map((entry, at) => (at === 0 ? { ...entry, group } : entry));
}
