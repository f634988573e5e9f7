import { describe, expect, it } from '@jest/globals';
import { coach, coachRules } from '@workback/domain/prfaq/coach/coach';
import type { CoachFacts } from '@workback/domain/prfaq/coach/finding';
import { emptyDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { lengthBudgets, usualLengthRules } from '@workback/domain/prfaq/length-rules';
import { remarkCounts, remarkGroups } from './remarks.js';

const facts: CoachFacts = {
  today: '2026-11-28',
  budgets: lengthBudgets(usualLengthRules),
  promises: [],
  criteria: 0,
  guardrails: 0,
  ownedQuestions: new Set(),
};
const document: PrfaqDocument = {
  ...emptyDocument(),
  language: 'en',
  sections: {
    ...emptyDocument().sections,
    summary: 'Fern is seamless. The cellar is dry.',
    solution: 'It is cutting-edge, and the pump is seamless.',
  },
  questions: [
    { id: 'a', kind: 'internal', question: 'Who pays?', answer: 'The shop.' },
    { id: 'b', kind: 'internal', question: 'Who builds it?', answer: '' },
  ],
};
const groups = (silences: Parameters<typeof remarkGroups>[1] = []) =>
  remarkGroups({ document, rules: coachRules, findings: coach(document, facts).findings }, silences);
const weasels = (silences?: Parameters<typeof remarkGroups>[1]): string[] =>
  groups(silences)
    .flatMap(({ key, remarks }) => remarks.map(({ rule, words }) => `${key} ${rule.id} ${words}`))
    .filter((each) => each.includes('weasel'));

describe('remarks in the margin', () => {
  it('stand by section in reading order, with their words', () => {
    expect(groups().map(({ title }) => title)).toEqual(
      [
        'The whole document',
        'Launch date',
        'Who is the customer?',
        'Solution',
        'External FAQ',
        'Internal FAQ',
        'Success criteria',
      ].flatMap((title) => (title === 'Solution' ? ['Summary', title] : [title])),
    );
    expect(weasels()).toEqual([
      'summary weasel-word seamless',
      'solution weasel-word cutting-edge',
      'solution weasel-word seamless',
    ]);
  });

  it('name the question that they are about', () => {
    const internal = groups().find(({ key }) => key === 'internal-faq')?.remarks ?? [];
    expect(internal.map(({ rule, where }) => `${rule.id} ${where}`)).toContain('question-unanswered Question I2');
  });

  it('leave out what is silenced, and are counted without it', () => {
    const silence = { rule: 'weasel-word', subject: 'seamless' };
    expect(weasels([silence])).toEqual(['solution weasel-word cutting-edge']);
    expect(remarkCounts(groups([silence])).get('solution')).toBe(1);
    expect(remarkCounts(groups()).get('solution')).toBe(2);
  });

  it('have keys of their own', () => {
    const keys = groups().flatMap(({ remarks }) => remarks.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
