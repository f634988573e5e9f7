import { describe, expect, it } from '@jest/globals';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { portfolioCsv } from './portfolio-file.js';
import { columnsOf, readPortfolioSearch, withColumn } from './portfolio-search.js';
import { grouped, portfolioChange, rowsToShow } from './portfolio-view.js';

const row = (name: string, change: Partial<PortfolioRow> = {}): PortfolioRow => ({
  id: name,
  number: 1,
  name,
  headline: '',
  owner: null,
  stage: 'building',
  launch: { promised: '2026-03-10', forecast: null, actual: null },
  delivered: { state: 'not-yet', days: null },
  worked: { verdict: 'too-early', kept: 0, partly: 0, missed: 0, tooEarly: 1, noData: 0 },
  daysToRecover: 0,
  shown: { delivered: 'on-track', deliveredWords: '', worked: 'too-early', workedWords: '' },
  spine: {
    createdOn: '2026-01-01',
    approvedOn: '2026-02-01',
    startedOn: null,
    firstJudgedOn: null,
    lastJudgedOn: null,
    concludedOn: null,
  },
  teams: [],
  milestones: { total: 1, done: 0, late: 0 },
  promises: { total: 1, unbuilt: 0, unmeasured: 0 },
  openQuestions: 0,
  checkIn: null,
  criteria: { total: 0, met: 0, missed: 0, onTrack: 0, atRisk: 0, offTrack: 0, tooEarly: 0, noData: 0 },
  guardrails: { total: 0, breached: [], withoutAction: 0 },
  data: { kpis: 0, failing: 0, stale: 0, behind: 0, incomplete: 0, none: 0, words: '' },
  trend: null,
  lastPullAt: null,
  attention: 0,
  attentionReason: '',
  ...change,
});
const ada = { id: 'ada', name: 'Ada Reyes' };
const viewer = { personId: 'ada', today: '2026-02-20' };
const names = (rows: readonly PortfolioRow[]) => rows.map(({ name }) => name);
const rows = [
  row('Kettle', { owner: ada, teams: ['Bakers'], attention: 5 }),
  row('Pot', { stage: 'parked' }),
  row('Lid', {
    stage: 'measuring',
    shown: { delivered: 'late', deliveredWords: '', worked: 'missed', workedWords: '' },
    launch: { promised: '2026-05-01', forecast: null, actual: null },
    attention: 9,
    data: { kpis: 2, failing: 1, stale: 0, behind: 0, incomplete: 0, none: 0, words: 'Orders: last pull failed' },
  }),
  row('Cup', { owner: ada, stage: 'draft', teams: ['Bakers', 'Carriers'], headline: 'A cup, "hot"' }),
];

describe('rows of the portfolio', () => {
  it.each([
    [{}, ['Lid', 'Kettle', 'Cup']],
    [{ stage: ['all'] }, ['Lid', 'Kettle', 'Pot', 'Cup']],
    [{ stage: 'parked' }, ['Pot']],
    [{ owner: ['me'] }, ['Kettle', 'Cup']],
    [{ owner: ['nobody'] }, ['Lid']],
    [{ team: ['Carriers'] }, ['Cup']],
    [{ launch: 'quarter', sort: 'name' }, ['Cup', 'Kettle']],
    [{ status: ['delivered:late', 'delivered:on-track', 'worked:missed'] }, ['Lid']],
    [{ status: ['numbers:bad'] }, ['Lid']],
    [{ q: 'ada', sort: 'name' }, ['Cup', 'Kettle']],
    [{ sort: 'nonsense', stage: [7], group: 1 }, ['Lid', 'Kettle', 'Cup']],
  ] as const)('for %j are %j', (address, shown) => {
    expect(names(rowsToShow(rows, readPortfolioSearch(address), viewer))).toEqual(shown);
  });

  it('stand under every team they have, and under the quarter of their launch', () => {
    const groups = (by: 'team' | 'launch') =>
      grouped(rows, by).map(({ label, rows: members }) => [label, names(members)]);
    expect(groups('team')).toEqual([
      ['Bakers', ['Kettle', 'Cup']],
      ['Carriers', ['Cup']],
      ['No team yet', ['Pot', 'Lid']],
    ]);
    expect(groups('launch')).toEqual([
      ['Q1 2026', ['Kettle', 'Pot', 'Cup']],
      ['Q2 2026', ['Lid']],
    ]);
  });

  it('say how many moved since last week', () => {
    const trend = { since: '2026-02-14', words: '', from: null, to: null };
    expect(portfolioChange(rows)).toBe('');
    expect(portfolioChange([row('A', { trend: { ...trend, kind: 'same' } })])).toBe(
      'Nothing got better or worse since last week.',
    );
    const moved = (['worse', 'worse', 'better', 'moved'] as const).map((kind) =>
      row(kind, { trend: { ...trend, kind } }),
    );
    expect(portfolioChange(moved)).toBe('Two got worse and one better since last week.');
  });

  it('go into a file as they are', () => {
    const [head, first] = portfolioCsv([rows[3]!]).split('\r\n');
    expect(head).toMatch(/^number,name,headline,owner,teams,stage/);
    expect(first).toMatch(/^1,Cup,"A cup, ""hot""",Ada Reyes,Bakers; Carriers,draft/);
  });
});

describe('columns of the portfolio', () => {
  it('are in the address only when somebody chose others', () => {
    const chosen = withColumn({ q: 'x' }, 'line', true);
    expect(chosen.cols).toContain('line');
    expect(withColumn(chosen, 'line', false)).toEqual({ q: 'x' });
    expect(columnsOf(readPortfolioSearch({ cols: ['worked', 'nonsense'] }))).toEqual(['worked']);
  });
});
