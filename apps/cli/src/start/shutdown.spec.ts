import { describe, expect, it } from '@jest/globals';
import { Shutdown } from './shutdown.js';

describe('Shutdown', () => {
  it('stops last first, once, whatever fails or hangs on the way', async () => {
    const order: string[] = [];
    const told: string[] = [];
    const shutdown = new Shutdown((line) => told.push(line));
    const part = (name: string, close: () => unknown) =>
      shutdown.add({ name, deadlineMs: 30, close: () => (order.push(name), close()) });
    part('database', () => undefined);
    part('worker', () => new Promise(() => undefined));
    part('api', () => Promise.reject(new Error('it was gone')));
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(order).toEqual(['api', 'worker', 'database']);
    expect(told).toEqual(['Stopping api: it was gone.', 'Stopping worker: gave up after 0.03 s.']);
  });

  it('also stops what is added while stopping', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(() => undefined);
    const late = { name: 'late', deadlineMs: 30, close: () => order.push('late') };
    shutdown.add({ name: 'api', deadlineMs: 30, close: () => shutdown.add(late) });
    await shutdown.run();
    expect(order).toEqual(['late']);
  });
});
