import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { importMarkdown } from '@workback/domain/prfaq/import-markdown';
import { inventedWords, lostWords } from '@workback/domain/prfaq/import-accounting';
import { readWordFile } from './read-word-file.js';

/** The same invented PR/FAQ as LibreOffice Writer saves it: from headings of its own, and with lines in bold in their place. */
describe.each(['headings', 'bold'])('a Word file of another program, with %s', (form) => {
  const file = fileURLToPath(new URL(`fixtures/other-program-${form}.docx`, import.meta.url));

  it('is imported whole: every part in its place, every word kept, none made up', async () => {
    const word = await readWordFile(readFileSync(file));
    if (!word.read) throw new Error(word.reason);
    expect(word.leftOut).toEqual([]);
    const result = importMarkdown(word.markdown);
    if (result.kind !== 'prfaq') throw new Error(result.reason);
    const { document, remainder } = result;
    expect(document.sections).toMatchObject({
      heading: 'Tidewatch tells harbours when the water comes',
      'sub-heading': 'Harbour masters get two hours to move their boats.',
      dateline: 'BREST – 14 May 2031',
      problem: 'One boat in **nine** is damaged & towed; see [the report](https://tide.example/report_2030).',
      solution:
        'Gauges at the mouth of the bay:\n\n- measure every *ten* minutes\n- call by telephone\n  - in three languages',
      'leader-quote': '“We were tired,” said Lea Invented, who runs Tidewatch.',
      appendix: 'Tables of the last ten springs.',
    });
    expect(document.questions.map(({ kind, question }) => [kind, question])).toEqual([
      ['external', 'What does it cost?'],
      ['external', 'How do I try it?'],
      ['internal', 'Who installs the gauges?'],
    ]);
    expect(document.questions[0]?.answer).toContain('| up to 20 | 40 |');
    expect(document.questions[1]?.answer).toContain(
      '```\n# Q: is this a question?\n# no, a remark\ntide --harbour brest\n```',
    );
    expect([lostWords(word.markdown, document, remainder), inventedWords(word.markdown, document)]).toEqual([[], []]);
  });
});
