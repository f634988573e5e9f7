import { describe, expect, it } from '@jest/globals';
import { emptyDocument } from './document.js';
import { documentLength, lengthBudgets, lengthPresetKeys, pagesOf, usualLengthRules } from './length-rules.js';
import { prfaqSections } from './sections.js';

const own = { pressReleaseWords: 300, faqWords: null, sections: { summary: 40, 'internal-faq': 900 } };

describe('length rules', () => {
  it.each([
    ['bryar-carr', 500, 2_500, 1_000, 1_500, 90],
    ['calbucci', 500, 2_500, 500, 2_000, 90],
    ['mcallister', 750, null, null, null, 135],
    ['pm-insider', 750, null, null, null, 135],
    ['aws', 500, null, null, null, 90],
  ] as const)('of %s', (preset, release, faq, external, internal, summary) => {
    const { pressReleaseWords, faqWords, sections } = lengthBudgets({ preset, own });
    expect([pressReleaseWords, faqWords]).toEqual([release, faq]);
    expect(['external-faq', 'internal-faq', 'summary', 'heading'].map((key) => sections.get(key as 'heading'))).toEqual(
      [external, internal, summary, 20],
    );
  });

  it('leave room: what the sections of a preset may hold is about what the release may hold', () => {
    for (const preset of lengthPresetKeys) {
      const { pressReleaseWords, sections } = lengthBudgets({ preset, own });
      const sum = prfaqSections
        .filter(({ part }) => part === 'press-release')
        .reduce((words, { key }) => words + (sections.get(key) ?? 0), 0);
      expect(Math.abs(sum / (pressReleaseWords as number) - 1)).toBeLessThan(0.06);
    }
  });

  it('of a workspace limit only what they name', () => {
    const { title, sections, ...totals } = lengthBudgets({ preset: 'own', own });
    expect([title, totals]).toEqual(['own rules', { pressReleaseWords: 300, faqWords: null }]);
    expect([...sections].filter(([, words]) => words !== null)).toEqual([
      ['summary', 40],
      ['internal-faq', 900],
    ]);
  });

  it('measure the release, the FAQ and each section', () => {
    const document = {
      ...emptyDocument(),
      sections: { ...emptyDocument().sections, heading: 'One two', summary: 'word '.repeat(510), appendix: 'A b c' },
      questions: [
        { id: 'q1', kind: 'external' as const, question: 'Why?', answer: 'So it is.' },
        { id: 'q2', kind: 'unlabelled' as const, question: 'When?', answer: '' },
      ],
    };
    const { sections, parts } = documentLength(document, lengthBudgets(usualLengthRules));
    expect(parts.get('press-release')).toEqual({ words: 512, budgetWords: 500, overBy: 12 });
    expect(parts.get('faq')).toEqual({ words: 5, budgetWords: 2_500, overBy: 0 });
    expect(parts.get('supporting')).toEqual({ words: 3, budgetWords: null, overBy: 0 });
    expect(sections.get('summary')).toEqual({ key: 'summary', words: 510, budgetWords: 90, overBy: 420 });
  });

  it('count pages of 500 words', () => {
    expect([0, 24, 25, 500, 1_240, 2_500].map(pagesOf)).toEqual([0, 0, 0.1, 1, 2.5, 5]);
  });
});
