import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMetrics } from './read-metrics.js';

const at = '1772323200500000000';
const message = (metric: object, attributes: object[] = []) => ({
  resourceMetrics: [
    { resource: { attributes }, scopeMetrics: [{ scope: { name: 's' }, metrics: [{ name: 'parcels', ...metric }] }] },
  ],
});
const read = (metric: object, attributes?: object[]) => readMetrics(message(metric, attributes), () => true);
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

describe('OTLP metrics in JSON', () => {
  it('are read with the attributes of resource and point, numbers as text or not', () => {
    const dataPoints = [
      { asInt: '12', timeUnixNano: at, startTimeUnixNano: '1772323140000000000', attributes: [text('hall', 'b')] },
      { asDouble: 0.5, timeUnixNano: 1772323200500000000, attributes: [{ key: 'n', value: { intValue: '7' } }] },
    ];
    const { points, rejected } = read({ sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints } }, [
      text('hall', 'a'),
      text('service.name', 'sorter'),
    ]);
    expect(rejected).toBe(0);
    expect(points).toEqual([
      {
        ...{ metric: 'parcels', kind: 'delta', atMs: 1_772_323_200_500, startMs: 1_772_323_140_000, value: 12 },
        attributes: { hall: 'b', 'service.name': 'sorter' },
      },
      {
        ...{ metric: 'parcels', kind: 'delta', atMs: 1_772_323_200_500, startMs: null, value: 0.5 },
        attributes: { hall: 'a', 'service.name': 'sorter', n: '7' },
      },
    ]);
  });

  it.each([
    [{ gauge: {} }, 'gauge'],
    [{ sum: { aggregationTemporality: 'AGGREGATION_TEMPORALITY_DELTA' } }, 'delta'],
    [{ sum: { aggregationTemporality: 2, isMonotonic: true } }, 'total'],
    [{ sum: { aggregationTemporality: 'AGGREGATION_TEMPORALITY_CUMULATIVE' } }, 'gauge'],
  ])('%j is a %s', (metric, kind) => {
    const [[name, inside]] = Object.entries(metric) as [[string, object]];
    expect(read({ [name]: { ...inside, dataPoints: [{ asInt: 1, timeUnixNano: at }] } }).points[0]?.kind).toBe(kind);
  });

  it('count what cannot be kept, with the reason of the first', () => {
    const points = (dataPoints: object[]) => read({ gauge: { dataPoints } });
    expect(
      points([
        { asDouble: 'NaN', timeUnixNano: at },
        { asInt: 1, timeUnixNano: '0' },
      ]),
    ).toEqual({
      ...{ points: [], rejected: 2, reason: 'parcels has a point without a finite number.' },
    });
    expect(points([{ asInt: 1, timeUnixNano: '99999999999999999999' }]).rejected).toBe(1);
    expect(read({ histogram: { dataPoints: [{}] } })).toMatchObject({
      rejected: 1,
      reason: expect.stringContaining('histograms'),
    });
    expect(
      readMetrics(message({ gauge: { dataPoints: [{ asInt: 1, timeUnixNano: at }] } }), () => false).points,
    ).toEqual([]);
  });

  it('never throw, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (anything) => void readMetrics(anything, () => true)));
    fc.assert(fc.property(fc.jsonValue(), (json) => void readMetrics(message(json as object), () => true)));
  });
});
