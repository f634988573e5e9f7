import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { z } from 'zod';
import type { OutboundClient } from './outbound/outbound-client.js';

/** One dated number of a source. */
export interface Point {
  readonly date: PlainDate;
  readonly value: number;
  /** What the number is about, where the query names a dimension: a country, a plan. */
  readonly slice?: string;
}

/** First and last day a pull asks for, both included. */
export interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Everything a pull needs; connectors keep nothing between pulls. */
export interface FetchRequest<Config, Query> {
  readonly config: Config;
  /** Decrypted secrets by the connector's `secretFields`. */
  readonly secret: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly window: Window;
  /** The day a single number is for. */
  readonly valueDate: PlainDate;
  /** IANA zone that turns timestamps into days. */
  readonly timeZone: string;
  readonly signal: AbortSignal;
  readonly outbound: OutboundClient;
  /** Reads points that were sent to the source; only kinds whose numbers arrive by themselves look here. */
  readonly kept?: ((wanted: KeptWanted) => Promise<KeptDays>) | undefined;
  /** Told what is asked and how the answer begins as soon as that is known, so that a failure can show it too. */
  readonly observe?: ((seen: Exchange) => void) | undefined;
}

/** What is wanted of points that were sent to a source and kept; a day each. */
export interface KeptWanted {
  readonly metric: string;
  /** Points must have all of these. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly take: KeptTake;
  readonly window: Window;
  readonly timeZone: string;
}

/** How the points of a day become its number; `increase` is for counters that only grow. */
export type KeptTake = 'sum' | 'increase' | 'last' | 'mean' | 'min' | 'max';

/** Days out of kept points. */
export interface KeptDays {
  readonly days: readonly { readonly date: PlainDate; readonly value: number; readonly points: number }[];
  /** Sets of attributes that the points have, the first few. */
  readonly series: readonly Readonly<Record<string, string>>[];
}

/** What went over the wire, for people; secrets removed. */
export interface Exchange {
  readonly request?: string;
  readonly sample?: string;
}

/** What a pull brought back, for storing and for provenance. */
export interface FetchResult {
  /** In the order the source gave them; a date may occur more than once (aggregated later). */
  readonly points: readonly Point[];
  readonly shape: 'number' | 'rows';
  /** Beginning of the answer, at most 500 characters, secrets removed. */
  readonly sample: string;
  /** What was asked, in one line, secrets removed. */
  readonly request: string;
  /** Dated rows without a value: no data, which is not zero. */
  readonly blanks: number;
  /** Dated rows before or after the window, left out of `points`. */
  readonly outsideWindow: number;
  readonly bytes: number;
  readonly tookMs: number;
}

/** A kind of source that is pulled: the port every connector folder implements. */
export interface Connector<Config = unknown, Query = unknown> {
  readonly kind: string;
  readonly title: string;
  readonly configSchema: z.ZodType<Config>;
  readonly querySchema: z.ZodType<Query>;
  /** Names of the secrets a person may store for this kind. */
  readonly secretFields: readonly string[];
  /** What a stored secret is bound to; when this text changes, the secret must be erased (fact 14). */
  secretScope(config: Config): string;
  /** The query in one line for people, without secrets. */
  summarise(query: Query): string;
  /** Asks the source. Throws ConnectorError and nothing else. */
  fetch(request: FetchRequest<Config, Query>): Promise<FetchResult>;
}

/** More dated rows than this fail the whole pull (rule C8.6). */
export const MAX_SAMPLES = 10_000;
