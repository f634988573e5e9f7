import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '@workback/server/platform/config/config';
import { explainListenError } from './port-check.js';
import { presentError } from './present-error.js';

const failure = (code: string, message = 'connect 10.0.0.9:5432') => Object.assign(new Error(message), { code });

describe('presentError', () => {
  it('names the database that cannot be reached, without its password', () => {
    const told = presentError(failure('ECONNREFUSED'), { databaseUrl: 'postgres://u:hunter2@db.example:5432/x' });
    expect(told).toMatch(/could not be reached.*db\.example:5432/);
    expect(told).not.toContain('hunter2');
  });

  it('looks into the errors that Node gathers', () => {
    const gathered = new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')]);
    expect(presentError(gathered, {})).toMatch(/could not be reached/);
  });

  it('tells a refusal from an absence', () => {
    const told = presentError(failure('28P01', 'password authentication failed for user "u"'), {});
    expect(told).toBe(
      'The connection to the embedded database was refused: password authentication failed for user "u".',
    );
  });

  it('passes on what is already a sentence', () => {
    expect(presentError(new ConfigError('HOST is wrong.'), {})).toBe('HOST is wrong.');
  });

  it.each([new TypeError('x is not a function'), 'thrown text', undefined])('never shows a stack: %p', (error) => {
    const told = presentError(error, {});
    expect(told).not.toMatch(/\n\s+at /);
    expect(told).toMatch(/could not start/);
  });
});

describe('explainListenError', () => {
  it('names the busy port and another one', () => {
    expect(String(explainListenError(failure('EADDRINUSE'), '127.0.0.1', 4000))).toMatch(
      /Port 4000 is already in use.*PORT=4001 npm start/,
    );
    expect(String(explainListenError(failure('EACCES'), '127.0.0.1', 80))).toMatch(/Port 80 may not.*PORT=4000/);
  });
});
