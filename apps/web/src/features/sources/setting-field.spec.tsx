import { describe, expect, it } from '@jest/globals';
import { draftOf, settingsOf, visible } from './setting-field.js';
import { sourceKinds } from './source-kinds.js';
import { sourcesMessage } from './sources-message.js';

const http = sourceKinds['http-json'].fields;

describe('settings of a form', () => {
  it('are nested, without what is empty and optional', () => {
    expect(settingsOf(http, { url: 'https://a.example/x', 'auth.type': 'api-key', 'auth.header': 'X-Key' })).toEqual({
      url: 'https://a.example/x',
      auth: { type: 'api-key', header: 'X-Key' },
      followRedirects: false,
    });
  });

  it('leave out what the choice does not ask for, even when it was typed before', () => {
    expect(settingsOf(http, { url: 'u', 'auth.type': 'none', 'auth.username': 'ann' })).toEqual({
      url: 'u',
      auth: { type: 'none' },
      followRedirects: false,
    });
  });

  it('come back as they were stored', () => {
    const stored = {
      url: 'https://a.example',
      auth: { type: 'basic', username: 'ann' },
      headers: { 'x-a': 'b: c', prefer: 'd' },
      followRedirects: true,
    };
    expect(settingsOf(http, draftOf(http, stored))).toEqual(stored);
    const database = { host: 'h', port: 5433, database: 'd', user: 'u', ssl: false };
    const fields = sourceKinds.postgresql.fields;
    expect(settingsOf(fields, draftOf(fields, database))).toEqual(database);
  });

  it('show the user name with basic sign-in only', () => {
    const paths = (type: string) => visible(http, { 'auth.type': type }).map(({ path }) => path);
    expect(paths('basic')).toContain('auth.username');
    expect(paths('bearer')).not.toContain('auth.username');
  });
});

describe('the message of the sources page', () => {
  const fine = { connector: 'http-json', kpiCount: 1, failingKpis: 0, lastSuccessAt: 'x', lastError: null } as const;
  it.each([
    [[], 'No source is connected yet'],
    [[fine], 'The source answers'],
    [[fine, fine], 'All sources answer'],
    [[fine, { ...fine, failingKpis: 1 }, { ...fine, failingKpis: 2 }], 'Two of three sources fail'],
    [[fine, { ...fine, failingKpis: 1 }], 'One of two sources fails'],
    [[fine, { ...fine, lastSuccessAt: null }], 'One of two sources has not answered yet'],
    [[{ ...fine, kpiCount: 0 }], 'The source waits for its first number'],
  ])('%#', (sources, message) => {
    expect(sourcesMessage(sources)).toBe(message);
  });
});
