/** Metric points out of an OTLP message in JSON (ExportMetricsServiceRequest); what cannot be kept is counted with the reason. */

/** `gauge`: a level. `delta`: what came since the point before. `total`: a counter that only grows, until it starts anew. */
export type MetricKind = 'gauge' | 'delta' | 'total';

export interface MetricPoint {
  readonly metric: string;
  readonly kind: MetricKind;
  /** Of the resource and of the point; those of the point win. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly atMs: number;
  /** When its interval or its counter began; null when the sender does not say. */
  readonly startMs: number | null;
  readonly value: number;
}

export interface ReadMetrics {
  readonly points: readonly MetricPoint[];
  readonly rejected: number;
  /** Why the first one was rejected; empty when none was. */
  readonly reason: string;
}

const MOST_ATTRIBUTES = 64;
const LONGEST_TEXT = 1_000;
const MAX_MAGNITUDE = 1e300;

type Json = Readonly<Record<string, unknown>>;

/** Reads every number point of the wanted metrics; histograms and summaries hold several numbers and are rejected. */
export function readMetrics(message: unknown, isWanted: (metric: string) => boolean): ReadMetrics {
  const points: MetricPoint[] = [];
  let [rejected, reason] = [0, ''];
  const reject = (why: string): void => {
    rejected++;
    reason ||= why;
  };
  for (const resource of listAt(message, 'resourceMetrics')) {
    const shared = attributesOf(objectAt(resource, 'resource')?.['attributes']);
    for (const scope of listAt(resource, 'scopeMetrics')) {
      for (const metric of listAt(scope, 'metrics')) {
        const name = asObject(metric)?.['name'];
        if (typeof name !== 'string' || name === '' || !isWanted(name)) continue;
        for (const read of readMetric(name, asObject(metric) as Json, shared)) {
          if (typeof read === 'string') reject(read);
          else points.push(read);
        }
      }
    }
  }
  return { points, rejected, reason };
}

function* readMetric(metric: string, data: Json, shared: Record<string, string>): Generator<MetricPoint | string> {
  const kind = kindOf(data);
  if (kind === null) {
    yield `${metric} is no gauge or sum; histograms and summaries are not kept.`;
    return;
  }
  for (const point of listAt(data['gauge'] ?? data['sum'], 'dataPoints')) {
    const fields = asObject(point) ?? {};
    const value = numberOf(fields);
    const atMs = millisecondsOf(fields['timeUnixNano']);
    if (value === null) yield `${metric} has a point without a finite number.`;
    else if (atMs === null) yield `${metric} has a point without a time.`;
    else {
      const attributes = { ...shared, ...attributesOf(fields['attributes']) };
      yield { metric, kind, attributes, atMs, startMs: millisecondsOf(fields['startTimeUnixNano']), value };
    }
  }
}

function kindOf(data: Json): MetricKind | null {
  if (asObject(data['gauge'])) return 'gauge';
  const sum = asObject(data['sum']);
  if (!sum) return null;
  const temporality = String(sum['aggregationTemporality'] ?? '');
  if (/^(1|AGGREGATION_TEMPORALITY_DELTA)$/.test(temporality)) return 'delta';
  // A sum that may shrink, such as open connections, is a level.
  return sum['isMonotonic'] === true ? 'total' : 'gauge';
}

function numberOf({ asDouble, asInt }: Json): number | null {
  const value = typeof asDouble === 'number' ? asDouble : asInt === undefined ? Number.NaN : Number(asInt);
  return Number.isFinite(value) && Math.abs(value) < MAX_MAGNITUDE ? value : null;
}

/** Nanoseconds since 1970 as text or number; 0 means that nobody knows. */
function millisecondsOf(nanoseconds: unknown): number | null {
  const text = typeof nanoseconds === 'number' ? String(Math.trunc(nanoseconds)) : nanoseconds;
  if (typeof text !== 'string' || !/^\d{1,20}$/.test(text) || /^0+$/.test(text)) return null;
  const ms = Number(BigInt(text) / 1_000n) / 1_000;
  // Years beyond 3000 are slips of a unit.
  return ms < 32_503_680_000_000 ? ms : null;
}

function attributesOf(list: unknown): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const entry of Array.isArray(list) ? list.slice(0, MOST_ATTRIBUTES) : []) {
    const { key, value } = asObject(entry) ?? {};
    const held = asObject(value);
    const text = held?.['stringValue'] ?? held?.['intValue'] ?? held?.['doubleValue'] ?? held?.['boolValue'];
    if (typeof key !== 'string' || key === '' || key === '__proto__' || text === undefined || text === null) continue;
    if (typeof text === 'object') continue;
    attributes[key.slice(0, LONGEST_TEXT)] = String(text).slice(0, LONGEST_TEXT);
  }
  return attributes;
}

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
const objectAt = (value: unknown, key: string): Json | undefined => asObject(asObject(value)?.[key]);
const listAt = (value: unknown, key: string): unknown[] => {
  const list = asObject(value)?.[key];
  return Array.isArray(list) ? list : [];
};
