import { describe, expect, it } from '@jest/globals';
import { isPassingFailure } from './passing-failure.js';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });
const wrapped = (driverError: Error): Error => Object.assign(new Error('query failed'), { driverError });

describe('isPassingFailure', () => {
  it.each([
    ['a server that is shut down', withCode('57P01')],
    ['a server that is starting', wrapped(withCode('57P03'))],
    ['too many connections', withCode('53300')],
    ['a deadlock', wrapped(withCode('40P01'))],
    ['a lock that was not had', withCode('55P03')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', wrapped(withCode('ECONNRESET'))],
    ['a connection that ended', wrapped(new Error('Connection terminated unexpectedly'))],
    ['a connection that ended before', new Error('Client has encountered a connection error and is not queryable')],
  ])('passes: %s', (_what, error) => {
    const inner = (error as { driverError?: Error }).driverError;
    expect(isPassingFailure(error) || (inner !== undefined && isPassingFailure(inner))).toBe(true);
  });

  it.each([
    ['text that cannot be stored', wrapped(withCode('22P05'))],
    ['a broken constraint', withCode('23514')],
    ['a wrong statement', withCode('42601')],
    ['a fault of our own', new TypeError('x is undefined')],
    ['what is no error', 'connection terminated'],
  ])('stays: %s', (_what, error) => {
    expect(isPassingFailure(error)).toBe(false);
  });
});
