import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AsideEnded, runAside } from './run-aside.js';
import { Turnstile } from './turnstile.js';

describe('a process aside', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'aside-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const limits = { timeoutMs: 30_000, memoryMb: 48 };
  const run = (work: string, input: unknown = 0, more = {}) => {
    const file = join(folder, 'work.mjs');
    writeFileSync(file, `process.once('message', (input) => { ${work} });`);
    return runAside(pathToFileURL(file), input, { ...limits, ...more });
  };

  it('answers with bytes as bytes, and sees no settings of this one', async () => {
    process.env['WORKBACK_TEST_SECRET'] = 'seen';
    const answer = await run('process.send([input, process.env.WORKBACK_TEST_SECRET ?? null])', new Uint8Array([1, 2]));
    expect(answer).toEqual([new Uint8Array([1, 2]), null]);
    delete process.env['WORKBACK_TEST_SECRET'];
  });

  it('is ended when it takes too long', async () => {
    await expect(run('for (;;);', 0, { timeoutMs: 500 })).rejects.toEqual(new AsideEnded('time'));
  });

  it('is ended when it takes too much memory, and this one goes on', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length));';
    await expect(run(greedy)).rejects.toEqual(new AsideEnded('memory'));
  });

  it('tells what it threw, and when it ends without an answer', async () => {
    await expect(run('throw new Error("no such thing")')).rejects.toThrow('no such thing');
    await expect(run('process.exit(3)')).rejects.toThrow('ended with 3');
  });
});

describe('a turnstile', () => {
  it('lets a few through at a time, in order, and closes a long line', async () => {
    const turnstile = new Turnstile(2, 2);
    const done: number[] = [];
    const open: (() => void)[] = [];
    const passes = [0, 1, 2, 3, 4].map((n) =>
      turnstile.pass(async () => {
        await new Promise<void>((go) => open.push(go));
        done.push(n);
        if (n === 1) throw new Error('fell');
        return n;
      }),
    );
    const settled = Promise.allSettled(passes);
    expect(await passes[4]).toBeNull();
    for (let at = 0; at < 4; at += 1) {
      await new Promise((go) => setImmediate(go));
      expect(open.length).toBeLessThanOrEqual(2 + at);
      open[at]?.();
    }
    const states = (await settled).map(({ status }) => status);
    expect(states).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(done).toEqual([0, 1, 2, 3]);
    expect(await turnstile.pass(async () => 'free')).toBe('free');
  });
});
