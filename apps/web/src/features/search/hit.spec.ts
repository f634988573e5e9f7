import { describe, expect, it } from '@jest/globals';
import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { hitPath } from './hit-path.js';
import { hitName } from './hit-words.js';

const hit = (part: Partial<SearchHit>): SearchHit => ({
  kind: 'section',
  id: 'i-1',
  initiative: { id: 'i-1', number: 1, name: 'One', status: 'rejected' },
  place: null,
  about: null,
  verdict: null,
  by: null,
  at: null,
  title: [],
  excerpt: [],
  ...part,
});
const about = (type: string) => ({ type, id: 'a-1', threadId: 't-1' });

describe('a hit', () => {
  it.each([
    [{ kind: 'initiative' }, '/initiatives/i-1'],
    [{ place: 'leader-quote' }, '/initiatives/i-1/prfaq#place-leader-quote'],
    [{ kind: 'question', place: 'question:a.b' }, '/initiatives/i-1/prfaq#place-question-a-b'],
    [{ kind: 'decision', id: 'd-1' }, '/initiatives/i-1/decisions'],
    [{ kind: 'milestone', id: 'm-1' }, '/initiatives/i-1/plan'],
    [{ kind: 'kpi', id: 'k-1', initiative: null }, '/kpis/k-1'],
    [{ kind: 'check-in', id: 'c-1' }, '/initiatives/i-1/check-ins'],
    [{ kind: 'comment', about: about('prfaq') }, '/initiatives/i-1/prfaq?panel=comments&thread=t-1'],
    [{ kind: 'comment', about: about('kpi'), initiative: null }, '/kpis/a-1?thread=t-1'],
    [{ kind: 'comment', about: about('milestone') }, '/initiatives/i-1/plan?milestone=a-1&thread=t-1'],
    [{ kind: 'comment', about: about('amendment') }, '/initiatives/i-1/amendments/a-1?panel=comments&thread=t-1'],
    [{ kind: 'comment', about: about('check-in') }, '/initiatives/i-1/check-ins?about=a-1&thread=t-1'],
    [{ kind: 'comment', about: null }, '/initiatives/i-1/prfaq'],
  ] as const)('%j leads to %s', (part, path) => {
    expect(hitPath(hit(part as Partial<SearchHit>))).toBe(path);
  });

  it('says what it is', () => {
    const by = { id: 'p', name: 'Ines Calder' };
    const at = '2026-03-01T10:00:00Z';
    expect(hitName(hit({ place: 'leader-quote' }))).toBe('Leader quote');
    expect(hitName(hit({ kind: 'decision', verdict: 'reject', by, at }))).toBe('Rejected by Ines Calder on 1 Mar 2026');
    expect(hitName(hit({ kind: 'comment', by, place: 'summary' }))).toBe('Ines Calder about Summary');
    expect(hitName(hit({ kind: 'kpi' }))).toBe('');
  });
});
