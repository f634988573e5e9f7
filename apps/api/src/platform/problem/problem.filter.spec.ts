import { describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, Logger } from '@nestjs/common';
import type { Problem } from '@workback/contracts/platform/problem';
import { ProblemFilter } from './problem.filter.js';

Logger.overrideLogger(false);

function said(error: unknown): Problem {
  let body = '{}';
  const reply = {
    raw: {},
    status: () => reply,
    header: () => reply,
    send: (text: string) => (body = text),
  };
  const http = { getRequest: () => ({ id: 'r-1', url: '/api/x' }), getResponse: () => reply };
  new ProblemFilter().catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return JSON.parse(body) as Problem;
}

const failed = (code: string, message = 'details of ours') => Object.assign(new Error(message), { code });

describe('the problem filter', () => {
  it.each([
    [failed('ECONNREFUSED'), 503, 'database-away'],
    [failed('EPIPE'), 503, 'database-away'],
    [failed('57P01'), 503, 'database-away'],
    [failed('53300'), 503, 'database-away'],
    [new Error('timeout exceeded when trying to connect'), 503, 'database-away'],
    [failed('40P01'), 503, 'busy'],
    [failed('57014'), 503, 'timeout'],
    [failed('42P01'), 500, 'unexpected'],
    [failed('P0001'), 500, 'unexpected'],
    [failed('XX000'), 500, 'unexpected'],
    [new TypeError('x is not a function'), 500, 'unexpected'],
    ['a text', 500, 'unexpected'],
  ])('says %s as %i %s, without details of ours', (error, status, code) => {
    const problem = said(error);
    expect([problem.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).not.toMatch(/details of ours|not a function|trying to connect|a text/);
  });
});
