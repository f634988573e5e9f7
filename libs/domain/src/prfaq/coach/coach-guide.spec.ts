import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { coachRules } from './coach.js';

const guide = readFileSync(new URL('../../../../../docs/guides/coach.md', import.meta.url), 'utf8').replace(
  /\s+/g,
  ' ',
);

describe('docs/guides/coach.md', () => {
  it.each([...coachRules.values()].map((rule) => [rule.id, rule] as const))(
    'explains %s as the product does',
    (_, rule) => {
      const { title, why, source, severity, english } = rule;
      const kind = `${severity === 'advice' ? 'Advice' : 'Hint'}${english ? ', English texts only' : ''}.`;
      expect(guide).toContain(`### ${title} ${kind} ${why} Source: ${source}.`);
    },
  );

  it('explains no rule that is no more', () => {
    const named = guide.match(/### /g) ?? [];
    expect(named).toHaveLength(coachRules.size);
  });
});
