import { describe, expect, it } from '@jest/globals';
import { connectorFor, secretSurvives, sourceKindDescriptors } from './registry.js';

describe('secretSurvives', () => {
  const http = { url: 'https://api.example.org/v1', auth: { type: 'bearer' } };

  it.each([
    [{ url: 'https://API.example.org:443/v2', auth: { type: 'bearer' } }, true],
    [{ ...http, headers: { 'x-team': 'a' } }, true],
    [{ url: 'https://api.example.com/v1', auth: { type: 'bearer' } }, false],
    [{ url: 'http://api.example.org/v1', auth: { type: 'bearer' } }, false],
    [{ url: 'https://api.example.org:8443/v1', auth: { type: 'bearer' } }, false],
    [{ url: 'https://api.example.org/v1', auth: { type: 'basic', username: 'a' } }, false],
    [{ url: 'https://api.example.org/v1', auth: { type: 'none' } }, false],
    [{ ...http, ca: '-----BEGIN CERTIFICATE-----\nx' }, false],
    [{ url: 'https://api.example.org@evil.example/v1', auth: { type: 'bearer' } }, false],
    [null, false],
  ])('%j: %s', (next, survives) => {
    for (const kind of ['http-json', 'csv-url', 'prometheus', 'github'])
      expect(secretSurvives(http, next, kind)).toBe(survives);
  });

  it.each([
    [{ database: 'other', user: 'other' }, true],
    [{ host: 'DB.example.org.' }, true],
    [{ host: 'db.example.com' }, false],
    [{ port: 5433 }, false],
    [{ ssl: false }, false],
  ])('postgresql with %j: %s', (change, survives) => {
    const config = { host: 'db.example.org', port: 5432, database: 'shop', user: 'reader', ssl: true };
    expect(secretSurvives(config, { ...config, ...change }, 'postgresql')).toBe(survives);
  });

  it('never survives in a kind nobody knows', () => {
    expect(secretSurvives({}, {}, 'push')).toBe(false);
    expect(secretSurvives(http, http, 'other')).toBe(false);
  });
});

describe('kinds of sources', () => {
  it('have a connector exactly when they are fetched', () => {
    for (const { kind, fetched, title } of sourceKindDescriptors) {
      expect(connectorFor(kind) !== undefined).toBe(fetched);
      expect(title).not.toBe('');
    }
  });
});
