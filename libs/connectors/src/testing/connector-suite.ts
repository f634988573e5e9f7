import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../connector-error.js';
import type { Connector, FetchRequest, FetchResult } from '../connector.js';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';

/** One question to a source that a test has prepared; what is left out has plain defaults. */
export interface Question<Config, Query> {
  readonly config: Config;
  readonly query: Query;
  readonly secret?: Record<string, string>;
}

/** Situations every connector must be able to bring about; each prepares the source and returns the question. */
export interface Situations<Config, Query> {
  /** The number 42.5. */
  number(): Promise<Question<Config, Query>> | Question<Config, Query>;
  /** 2026-02-27 = 1, 2026-03-01 = 2, 2026-03-02 = 3 twice, 2026-03-03 = no value, 2026-04-01 = 9, if duplicates exist. */
  rows(): Promise<Question<Config, Query>> | Question<Config, Query>;
  /** A text where the number belongs. */
  text(): Promise<Question<Config, Query>> | Question<Config, Query>;
  notFinite(): Promise<Question<Config, Query>> | Question<Config, Query>;
  tooManyRows(): Promise<Question<Config, Query>> | Question<Config, Query>;
  /** An answer that never ends. */
  endless(): Promise<Question<Config, Query>> | Question<Config, Query>;
  /** A credential the source does not take. */
  wrongCredential(): Promise<Question<Config, Query>> | Question<Config, Query>;
  /** Nothing listens there. */
  nobodyThere(): Promise<Question<Config, Query>> | Question<Config, Query>;
}

/** What the suite needs to know of a connector under test. */
export interface Subject<Config, Query> {
  readonly connector: Connector<Config, Query>;
  /** With the usual time limits: a test that is not about time must not fail on a slow machine. */
  readonly outbound: () => OutboundClient;
  /** The same with a time limit of a second or so, for the test of the time limit alone. */
  readonly hurried: () => { connector?: Connector<Config, Query>; outbound?: OutboundClient };
  readonly situations: Situations<Config, Query>;
  /** What `rows` must bring with the window 2026-03-01 … 2026-03-31. */
  readonly expectedRows: { points: { date: string; value: number }[]; blanks: number; outsideWindow: number };
}

const never = new AbortController().signal;

/** Pulls once with the suite's usual window: March 2026, Berlin. */
export function pull<Config, Query>(
  connector: Connector<Config, Query>,
  question: Question<Config, Query>,
  outbound: OutboundClient,
  more: Partial<FetchRequest<Config, Query>> = {},
): Promise<FetchResult> {
  return connector.fetch({
    config: connector.configSchema.parse(question.config),
    query: connector.querySchema.parse(question.query),
    secret: question.secret ?? {},
    window: { from: '2026-03-01', to: '2026-03-31' },
    valueDate: '2026-03-15',
    timeZone: 'Europe/Berlin',
    signal: never,
    outbound,
    ...more,
  });
}

/** The ConnectorError a pull ends with; fails the test when it succeeds or throws anything else. */
export async function failure(pulled: Promise<FetchResult>): Promise<ConnectorError> {
  const outcome = await pulled.catch((error: unknown) => error);
  if (!(outcome instanceof ConnectorError))
    throw new Error(`expected a ConnectorError, got ${JSON.stringify(outcome)} ${String(outcome)}`);
  expect(outcome.message).toMatch(/^[A-Z"].*[.?]$/s);
  expect(outcome.message).not.toMatch(/undefined|\[object/);
  return outcome;
}

/** Waits until `look` sees `wanted`, for what a server does in its own time; the end of the test is the limit. */
export async function eventually(look: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const until = performance.now() + 20_000;
  let seen = await look();
  while (!isDeepStrictEqual(seen, wanted) && performance.now() < until) {
    await new Promise((done) => setTimeout(done, 100));
    seen = await look();
  }
  expect(seen).toEqual(wanted);
}

/** What every fetching connector must do, whatever it talks to. */
export function describeConnector<Config, Query>({
  connector,
  outbound,
  hurried,
  situations,
  expectedRows,
}: Subject<Config, Query>): void {
  describe(`${connector.kind}: every connector`, () => {
    it('brings one number for the day of the pull', async () => {
      const question = await situations.number();
      const result = await pull(connector, question, outbound());
      expect(result).toMatchObject({ shape: 'number', points: [{ date: '2026-03-15', value: 42.5 }], blanks: 0 });
      expect(result.bytes).toBeGreaterThan(0);
      expect(result.tookMs).toBeGreaterThan(0);
      expect(result.request).not.toBe('');
      expect(connector.summarise(connector.querySchema.parse(question.query))).not.toBe('');
    });

    it('brings dated rows of the window, counts blanks and strays, keeps repeated days', async () => {
      const result = await pull(connector, await situations.rows(), outbound());
      expect(result).toMatchObject({ shape: 'rows', ...expectedRows });
    });

    it('keeps a sample that can be stored and shown, without secrets', async () => {
      const question = await situations.number();
      const { sample, request } = await pull(connector, question, outbound());
      expect(sample.length).toBeGreaterThan(0);
      expect(sample.length).toBeLessThanOrEqual(500);
      expect(sample).not.toMatch(/[\u0000-\u001f]/);
      for (const secret of Object.values(question.secret ?? {})) expect(`${sample}${request}`).not.toContain(secret);
    });

    it('refuses a text and says so', async () => {
      const error = await failure(pull(connector, await situations.text(), outbound()));
      expect(error.code).toBe('not-a-number');
      expect(error.retryable).toBe(false);
    });

    it('refuses what is not finite', async () => {
      expect((await failure(pull(connector, await situations.notFinite(), outbound()))).code).toBe('not-a-number');
    });

    it('refuses more than 10,000 rows as a whole', async () => {
      const error = await failure(pull(connector, await situations.tooManyRows(), outbound()));
      expect(error.code).toBe('too-many-samples');
      expect(error.message).toContain('10,000');
    });

    it('stops when told to, at once', async () => {
      const stop = new AbortController();
      const question = await situations.endless();
      setTimeout(() => stop.abort(), 150);
      const error = await failure(pull(connector, question, outbound(), { signal: stop.signal }));
      // The time limit is far away here, so any other end than the stop has another code.
      expect(error.code).toBe('aborted');
      expect(error.retryable).toBe(true);
    });

    it('gives up on an answer that never ends', async () => {
      const question = await situations.endless();
      const fast = hurried();
      const error = await failure(pull(fast.connector ?? connector, question, fast.outbound ?? outbound()));
      expect(['timeout', 'too-large']).toContain(error.code);
    });

    it('tells a refused credential from a fault that passes', async () => {
      const question = await situations.wrongCredential();
      const error = await failure(pull(connector, question, outbound()));
      expect(error.code).toBe('unauthorised');
      expect(error.retryable).toBe(false);
      for (const secret of Object.values(question.secret ?? {})) expect(error.message).not.toContain(secret);
    });

    it('says that nobody answers, and that it may pass', async () => {
      const error = await failure(pull(connector, await situations.nobodyThere(), outbound()));
      expect(error.code).toBe('connect-failed');
      expect(error.retryable).toBe(true);
    });

    it('opens nothing inside the network without the operator', async () => {
      const guarded = createOutboundClient();
      const error = await failure(pull(connector, await situations.number(), guarded));
      await guarded.close();
      expect(error.code).toBe('target-refused');
    });

    it('refuses unknown settings', async () => {
      const { config, query } = await situations.number();
      expect(connector.configSchema.safeParse({ ...config, proxy: 'x' }).success).toBe(false);
      expect(connector.querySchema.safeParse({ ...query, timeout: 1 }).success).toBe(false);
    });
  });
}
