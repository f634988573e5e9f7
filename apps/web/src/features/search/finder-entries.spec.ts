import { describe, expect, it } from '@jest/globals';
import type { SearchResult } from '@workback/contracts/search/search.schemas';
import { finderEntries } from './finder-entries.js';

const result: SearchResult = {
  terms: ['po'],
  groups: [
    {
      kind: 'section',
      total: 1,
      more: false,
      hits: [
        {
          kind: 'section',
          id: 'i-1',
          initiative: { id: 'i-1', number: 1, name: 'Window', status: 'draft' },
          place: 'summary',
          about: null,
          verdict: null,
          by: null,
          at: null,
          title: [],
          excerpt: [
            { text: 'Post', marked: true },
            { text: ' office', marked: false },
          ],
        },
      ],
    },
  ],
};
const lines = (typed: string, found?: SearchResult) =>
  finderEntries(typed, found).map(({ group, title, sub, path }) => [
    group ?? '',
    title.map(({ text }) => text).join(''),
    sub.map(({ text }) => text).join(''),
    path,
  ]);

describe('finderEntries', () => {
  it('are all pages when nothing is typed', () => {
    expect(lines('').slice(0, 2)).toEqual([
      ['Go to', 'Portfolio', '', '/portfolio'],
      ['', 'Roadmap', '', '/roadmap'],
    ]);
  });

  it('are pages first, then the way to all results, then what was found', () => {
    expect(lines('Po', result)).toEqual([
      ['Go to', 'Portfolio', '', '/portfolio'],
      ['Search', 'All results for “Po”', '', '/search?q=Po'],
      ['PR/FAQs', 'Summary', 'Window: Post office', '/initiatives/i-1/prfaq#place-summary'],
    ]);
    expect(lines('a&b=c #1')).toEqual([['Search', 'All results for “a&b=c #1”', '', '/search?q=a%26b%3Dc+%231']]);
  });

  it('finds what can be done by any of its words', () => {
    const names = (typed: string) => finderEntries(typed, undefined).map(({ title }) => title[0]?.text);
    expect(names('health')).toEqual(['Health of data', 'All results for “health”']);
    expect(names('a kpi')).toEqual(['Define a KPI', 'All results for “a kpi”']);
  });
});
