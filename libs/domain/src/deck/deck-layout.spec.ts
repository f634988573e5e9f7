import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DeckSection,
  outputsBeforeInputs,
  type PlaceableKpi,
  placedSections,
  type RuleBlock,
} from './deck-layout.js';

const kpi = (id: string, more: Partial<PlaceableKpi> = {}): PlaceableKpi => ({
  id,
  name: id,
  kind: 'output',
  ownerId: null,
  initiativeId: null,
  initiativeNumber: null,
  ...more,
});
const rule = (more: Partial<RuleBlock> = {}): RuleBlock => ({
  id: 'rule',
  kind: 'rule',
  initiativeId: null,
  ownerId: null,
  kinds: [],
  without: [],
  form: 'six-twelve',
  ...more,
});
const section = (...blocks: DeckSection['blocks']): DeckSection => ({ id: 's', title: 'S', text: '', blocks });
const shown = (sections: readonly DeckSection[], kpis: readonly PlaceableKpi[]): string[] =>
  placedSections(sections, kpis).flatMap(({ blocks }) =>
    blocks.map((block) => (block.kind === 'kpi' ? `${block.number} ${block.kpiId}` : block.title)),
  );

describe('A deck as it is read', () => {
  it('has inputs before guardrails before outputs of each initiative, and those of none at the end', () => {
    const kpis = [
      kpi('loose', { kind: 'input' }),
      kpi('late', { initiativeId: 'b', initiativeNumber: 2, kind: 'input' }),
      kpi('effect', { initiativeId: 'a', initiativeNumber: 1 }),
      kpi('harm', { initiativeId: 'a', initiativeNumber: 1, kind: 'guardrail' }),
      kpi('lever', { initiativeId: 'a', initiativeNumber: 1, kind: 'input' }),
    ];
    expect(shown([section(rule())], kpis)).toEqual(['1 lever', '2 harm', '3 effect', '4 late', '5 loose']);
  });

  it('takes in by rule what nobody placed by hand and no rule before it took', () => {
    const kpis = ['a', 'b', 'c', 'd'].map((id) => kpi(id, { kind: id === 'a' ? 'input' : 'output' }));
    const byHand = { id: 'h', kind: 'kpi', kpiId: 'c', form: 'xmr' } as const;
    const text = { id: 't', kind: 'text', title: 'Words', text: '' } as const;
    const sections = [section(rule({ kinds: ['input'] })), section(rule({ without: ['d'] }), text, byHand)];
    expect(shown(sections, kpis)).toEqual(['1 a', '2 b', 'Words', '3 c']);
  });

  it('leaves out KPIs that are gone', () => {
    expect(shown([section({ id: 'h', kind: 'kpi', kpiId: 'gone', form: 'tables' })], [])).toEqual([]);
  });

  it('shows a KPI by rule once at most, and numbers run through without a gap', () => {
    const anyKpi = fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      kind: fc.constantFrom('input' as const, 'output' as const, 'guardrail' as const),
      ownerId: fc.constantFrom(null, 'o', 'p'),
      initiativeId: fc.constantFrom(null, 'i', 'j'),
    });
    const anyRule = fc.record({
      initiativeId: fc.constantFrom(null, 'i'),
      ownerId: fc.constantFrom(null, 'o'),
      kinds: fc.subarray(['input', 'output', 'guardrail'] as const),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyKpi, { selector: ({ id }) => id }), fc.array(anyRule), (some, rules) => {
        const kpis = some.map((each) =>
          kpi(each.id, { ...each, initiativeNumber: each.initiativeId === 'i' ? 1 : null }),
        );
        const placed = placedSections([section(...rules.map((each, at) => rule({ ...each, id: `r${at}` })))], kpis);
        const blocks = placed.flatMap(({ blocks: all }) => all.flatMap((each) => (each.kind === 'kpi' ? each : [])));
        expect(blocks.map(({ number }) => number)).toEqual(blocks.map((_, at) => at + 1));
        expect(new Set(blocks.map(({ kpiId }) => kpiId)).size).toBe(blocks.length);
        expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
      }),
    );
  });

  it('says which output stands before an input of its initiative', () => {
    const own = { initiativeId: 'i', initiativeNumber: 1 };
    const kpis = [kpi('out', own), kpi('in', { ...own, kind: 'input' }), kpi('other', { kind: 'input' })];
    const byHand = (...ids: string[]) =>
      placedSections([section(...ids.map((kpiId) => ({ id: kpiId, kind: 'kpi', kpiId, form: 'xmr' }) as const))], kpis);
    expect(outputsBeforeInputs(byHand('out', 'other', 'in'), kpis)).toEqual([{ output: 'out', input: 'in' }]);
    expect(outputsBeforeInputs(byHand('in', 'out', 'other'), kpis)).toEqual([]);
  });
});
