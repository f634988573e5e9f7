import { describe, expect, it } from '@jest/globals';
import { redact, sampleOf, shownUrl } from './redact.js';

describe('secrets in what people see', () => {
  it('are removed however the source wrote them', () => {
    const secret = 'p&ss "word"/1';
    const echoes = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), JSON.stringify(secret)];
    for (const echo of echoes) expect(redact(`got ${echo}.`, [secret])).toMatch(/^got "?•••"?\.$/);
  });

  it('do not reappear where a sample is cut', () => {
    const secret = 'abcdefghijklmnop';
    for (let pad = 480; pad <= 500; pad++)
      expect(sampleOf(`${'x'.repeat(pad)}${secret}`, [secret])).not.toContain('abcd');
  });

  it('are hidden in addresses by the name of the parameter', () => {
    expect(shownUrl('https://a.example/x?apikey=1&access_token=2&q=3&sig=4', [])).toBe(
      'https://a.example/x?apikey=•••&access_token=•••&q=3&sig=•••',
    );
  });
});

describe('sampleOf', () => {
  it('can be stored and shown anywhere', () => {
    const sample = sampleOf(`a\0b\ud800c\r\n\td${'😀'.repeat(400)}`, []);
    expect(sample.isWellFormed()).toBe(true);
    expect(sample.length).toBeLessThanOrEqual(500);
    expect(sample.startsWith('a b\ufffdc d')).toBe(true);
  });
});
