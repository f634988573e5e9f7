import { describe, expect, it } from '@jest/globals';
import { mentionOf } from '@workback/domain/comment/body';
import fc from 'fast-check';
import { toBody, toText, typedName, withName } from './mention-text.js';

const id = (n: number) => `6f1c1f6e-0000-4000-8000-00000000000${n}`;
const people = [
  { id: id(1), name: 'Ines Calder' },
  { id: id(2), name: 'Ines' },
  { id: id(3), name: 'Jonas Beck', email: 'jonas@example.test' },
  { id: id(4), name: 'Jonas Beck', email: 'beck@example.test' },
];

describe('names in a comment', () => {
  it('are stored as ids, the longest name first, and only where a name can begin', () => {
    expect(toBody('@Ines Calder, @Ines? a@Ines @Inessa', people)).toBe(
      `${mentionOf(id(1))}, ${mentionOf(id(2))}? a@Ines @Inessa`,
    );
    expect(toBody('@Jonas Beck (beck@example.test): yes', people)).toBe(`${mentionOf(id(4))}: yes`);
  });

  it('come back as they were typed, whatever stands around them', () => {
    const part = fc.constantFrom(
      '@Ines Calder',
      '@Ines',
      '@Jonas Beck (jonas@example.test)',
      ' ',
      'x',
      '@',
      '\n',
      '**',
      '`',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        expect(toText(toBody(text, people), people)).toBe(text);
      }),
    );
    expect(toText(mentionOf(id(9)), people)).toBe(mentionOf(id(9)));
  });

  it('are looked for while they are typed', () => {
    const typed = (text: string) => typedName(text, text.length, people)?.typed;
    expect([typed('Hi @'), typed('Hi @In'), typed('(@Ines Ca'), typed('Hi'), typed('a@b'), typed('@Ines\nx')]).toEqual([
      '',
      'In',
      'Ines Ca',
      undefined,
      undefined,
      undefined,
    ]);
    expect([typed('@Ines Calder'), typed('@Ines Calder '), typed('@ Ines')]).toEqual([
      'Ines Calder',
      undefined,
      undefined,
    ]);
  });

  it('take the place of what was typed', () => {
    const typed = typedName('Ask @ine now', 8, people)!;
    expect(withName('Ask @ine now', typed, 'Ines Calder')).toEqual({ text: 'Ask @Ines Calder now', caret: 17 });
    expect(withName('@', { from: 0, typed: '' }, 'Ines')).toEqual({ text: '@Ines ', caret: 6 });
  });
});
