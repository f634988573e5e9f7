import { describe, expect, it } from '@jest/globals';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { type CanvasGate, placeGates } from './canvas-gates.js';

const from = toDayNumber('2026-03-02');
const xOf = (day: number) => (day - from) * 10;
const gate = (id: string, on: string): CanvasGate => ({
  ...{ id, on, name: `${id} gate`, passed: false, open: true, words: '' },
});

describe('gates over a plan', () => {
  it('stand at the beginning of their day, the launch gate at the end of it', () => {
    const placed = placeGates([gate('launch', '2026-03-12'), gate('build', '2026-03-02')], xOf, null);
    expect(placed.map(({ id, x }) => [id, x])).toEqual([
      ['build', 0],
      ['launch', 110],
    ]);
  });

  it('leave their name out where the next one or the flag of the launch would cover it', () => {
    const labels = (launchX: number | null, ...gates: CanvasGate[]) =>
      placeGates(gates, xOf, launchX).map(({ label }) => label);
    expect(labels(null, gate('build', '2026-03-02'), gate('launch', '2026-03-07'))).toEqual([null, 'launch gate']);
    expect(labels(300, gate('build', '2026-03-02'), gate('launch', '2026-03-31'))).toEqual(['build gate', null]);
    expect(labels(300, gate('build', '2026-03-20'))).toEqual([null]);
    expect(labels(300, gate('conclude', '2026-04-20'))).toEqual(['conclude gate']);
    const near = [gate('conclude', '2026-04-05')];
    expect(placeGates(near, xOf, 300, true)[0]?.label).toBeNull();
    expect(placeGates(near, xOf, 300)[0]?.label).toBe('conclude gate');
  });
});
