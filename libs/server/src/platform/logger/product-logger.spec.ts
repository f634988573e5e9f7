import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { ProductLogger } from './product-logger.js';

/** What the logger writes to either stream. */
function written(work: (logger: ProductLogger) => void): string {
  const lines: string[] = [];
  const keep = (text: unknown) => lines.push(String(text)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  work(new ProductLogger('info'));
  jest.restoreAllMocks();
  return lines.join('');
}

/** As the driver makes it: PostgreSQL repeats the row in `detail`, TypeORM the values in `parameters`. */
function failedQuery(): Error {
  const refused = Object.assign(new Error('null value in column "name"'), {
    code: '23502',
    detail: 'Failing row contains (a hash that nobody may read).',
    column: 'name',
  });
  return new QueryFailedError('INSERT INTO users VALUES ($1)', ['a hash that nobody may read'], refused);
}

describe('the log', () => {
  afterEach(() => void jest.restoreAllMocks());

  it.each([true, false])('names a failed statement without the values in it (terminal: %s)', (terminal) => {
    const isTTY = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: terminal, configurable: true });
    const inside = new Error('could not be saved', { cause: failedQuery() });
    const lines = written((logger) => {
      logger.error({ err: failedQuery(), requestId: 'r-1' });
      logger.error(failedQuery());
      logger.error(inside, 'Context');
    });
    Object.defineProperty(process.stdout, 'isTTY', isTTY ?? { value: undefined, configurable: true });
    expect(lines).not.toContain('nobody may read');
    expect(lines).toContain('null value in column');
    expect(lines).toContain('23502');
    expect(lines).toContain('r-1');
    expect(lines).toContain('product-logger.spec');
  });
});
