import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { referKpis, shownFormula, storedFormula, suggestedNames } from './formula-references.js';

const kpi = (n: number, name: string, initiativeId: string | null = null) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name,
  initiativeId,
});
const kpis = [
  kpi(1, 'Orders'),
  kpi(2, 'Site visits'),
  kpi(3, 'Sign-ups', 'a'),
  kpi(4, 'Sign-ups', 'b'),
  kpi(5, 'a "b"'),
];

describe('names in a formula', () => {
  it('are kept as ids, and shown with the names of today', () => {
    const found = referKpis('100 * orders / "Site visits"', kpis, null);
    if (!found.ok) throw new Error(found.message);
    expect(found.ids).toEqual([kpis[0]!.id, kpis[1]!.id]);
    const renamed = new Map([
      [kpis[0]!.id, 'Paid orders'],
      [kpis[1]!.id, 'Visits'],
    ]);
    expect(shownFormula(found.stored, (id) => renamed.get(id))).toBe('100 * "Paid orders" / Visits');
    expect(shownFormula(found.stored, () => undefined)).toContain('a KPI that was removed');
    expect(referKpis(found.stored, kpis, null)).toMatchObject({ ok: true, stored: found.stored });
  });

  it('point at the name that nobody has, or that two have', () => {
    expect(referKpis('Orders / Vists', kpis, null)).toEqual({
      ...{ ok: false, at: 9, end: 14 },
      message: 'There is no KPI “Vists”.',
    });
    expect(referKpis('"Sign-ups" + Orders', kpis, null)).toMatchObject({ ok: false, at: 0, end: 10 });
    expect(referKpis('"Sign-ups" + Orders', kpis, 'b')).toMatchObject({ ok: true, ids: [kpis[3]!.id, kpis[0]!.id] });
    expect(referKpis('Orders /', kpis, null)).toMatchObject({ ok: false, at: 8 });
  });

  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }), (names) => {
        const all = [...new Set(names.map((name) => name.normalize('NFC').trim()).filter(Boolean))].map((name, i) =>
          kpi(i + 1, name),
        );
        const stored = ['1', ...all.map(({ id }) => `"${id}"`)].join(' + ');
        const shown = shownFormula(stored, (id) => all.find((each) => each.id === id)?.name);
        if (all.length === 0) return;
        expect(referKpis(shown, all, null)).toMatchObject({ ok: true, stored });
        expect(storedFormula(stored)).not.toBeNull();
      }),
    );
  });

  it('are suggested while they are written, those that begin alike first', () => {
    const names = ['Orders', 'Paid orders', 'Visits'];
    expect(suggestedNames('2 * ord', 7, names)).toEqual({ from: 4, names: ['Orders', 'Paid orders'] });
    expect(suggestedNames('Visits / "paid o', 16, names)).toEqual({ from: 9, names: ['Paid orders'] });
    expect(suggestedNames('Visits / ', 9, names).names).toEqual([]);
  });
});
