import { expect, it } from '@jest/globals';
import { passageSchema } from '@workback/contracts/promise/promise.schemas';
import { emptyDocument } from '@workback/domain/prfaq/document';
import { passageOfWords } from './passage-of-words.js';

const page = (solution: string) => ({ ...emptyDocument(), sections: { ...emptyDocument().sections, solution } });

it('a passage of a long text is sent with as much around it as the server takes', () => {
  const text = `${'Before it. '.repeat(200)}A driver **collects** it. ${'Behind it. '.repeat(200)}`;
  const passage = passageOfWords(page(text), 'solution', 'A driver collects it', 0.5);
  expect(passage).toMatchObject({ exact: 'A driver **collects** it', start: 2200 });
  expect(passageSchema.safeParse(passage).success).toBe(true);
});

it('says why there is none', () => {
  expect(passageOfWords(page('Dry.'), 'question:q1', 'Dry', 0)).toContain('no longer exists');
  expect(passageOfWords(page('Dry.'), 'solution', ' ', 0)).toContain('Paste the words');
  expect(passageOfWords(page('Dry.'), 'solution', 'Wet', 0)).toContain('do not stand');
  expect(passageOfWords(page('a'.repeat(3000)), 'solution', 'a'.repeat(2001), 0)).toContain('2001');
});
