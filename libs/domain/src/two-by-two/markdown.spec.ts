import { describe, expect, it } from '@jest/globals';
import { twoByTwoMarkdown } from './markdown.js';

const empty = { accomplishments: [], headwinds: [], blockers: [], keyMilestones: [] };
const line = (text: string) => ({ text, fact: null });

describe('the weekly 2x2 as Markdown', () => {
  it('has its four parts in order', () => {
    expect(
      twoByTwoMarkdown({ ...empty, blockers: [line('Legal is silent')] }, { title: 'Kettle, week 48', by: 'Ada' }),
    ).toBe(
      [
        '# Kettle, week 48',
        '_Ada_',
        '## Accomplishments',
        'Nothing this week.',
        '## Headwinds',
        'Nothing this week.',
        '## Blockers',
        '- Legal is silent',
        '## Key milestones',
        'Nothing this week.\n',
      ].join('\n\n'),
    );
  });

  it('lets no text of people become Markdown', () => {
    const hostile = [
      '# Not a heading',
      '[x](javascript:1)',
      '<img src=x>',
      'a\n\n## b',
      '1. one',
      '- two',
      '`c`',
      'a | b',
    ];
    const markdown = twoByTwoMarkdown({ ...empty, headwinds: hostile.map(line) }, { title: '# T', by: '' });
    const lines = markdown.split('\n').filter((each) => each.startsWith('- '));
    expect(lines).toEqual([
      '- \\# Not a heading',
      '- \\[x\\](javascript:1)',
      '- \\<img src=x\\>',
      '- a \\#\\# b',
      '- 1\\. one',
      '- \\- two',
      '- \\`c\\`',
      '- a \\| b',
    ]);
    expect(markdown.startsWith('# \\# T\n')).toBe(true);
  });
});
