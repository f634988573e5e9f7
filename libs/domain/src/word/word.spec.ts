import { describe, expect, it } from '@jest/globals';
import { readWord } from './read-word.js';
import type { WordDocument } from './word-document.js';
import { usualForm, wordMarkdown } from './word-markdown.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relation = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
const relations = (...all: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://x">${all.join('')}</Relationships>`;
const styles = `<w:styles ${W}>
  <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="H2"><w:name w:val="Heading 2"/></w:style>
  <w:style w:styleId="Own"><w:name w:val="Big words"/><w:basedOn w:val="H2"/></w:style>
  <w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
  <w:style w:styleId="Sub"><w:name w:val="Subtitle"/></w:style>
  <w:style w:styleId="Quote"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
  <w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
  <w:style w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
  <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>`;
const numbering = `<w:numbering ${W}>
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>`;

function read(body: string, more: Record<string, string> = {}): WordDocument {
  const parts = new Map([
    ['_rels/.rels', relations(relation('r0', 'officeDocument', '/word/document.xml'))],
    ['word/document.xml', `<w:document ${W}><w:body>${body}</w:body></w:document>`],
    [
      'word/_rels/document.xml.rels',
      relations(
        relation('r1', 'styles', 'styles.xml'),
        relation('r2', 'numbering', 'numbering.xml'),
        relation('r3', 'hyperlink', 'https://fern.example/a(b) c', true),
        relation('r4', 'image', 'media/image1.png'),
        relation('r5', 'footnotes', 'footnotes.xml'),
        relation('r6', 'header', 'header1.xml'),
        relation('r7', 'comments', 'comments.xml'),
        relation('r8', 'image', 'https://tracker.example/pixel.png', true),
        relation('r9', 'hyperlink', 'javascript:alert(1)', true),
      ),
    ],
    ['word/styles.xml', styles],
    ['word/numbering.xml', numbering],
    ...Object.entries(more),
  ]);
  const document = readWord(parts);
  if ('refused' in document) throw new Error(document.refused);
  return document;
}
const written = (document: WordDocument, isShown = true) =>
  wordMarkdown(
    document,
    usualForm(document, () => isShown),
  );
const markdown = (body: string, more?: Record<string, string>): string => written(read(body, more)).markdown;
const p = (inner: string, style = '', properties = ''): string =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${properties}</w:pPr>${inner}</w:p>`;
const t = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const item = (id: number, level: number, text: string): string =>
  p(t(text), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
const b = '<w:b/>';

describe('the text of a Word document', () => {
  it('has headings by style, whatever the language and the names of own styles', () => {
    expect(
      markdown(
        p(t('Press'), 'berschrift1') + p(t('Problem', b), 'Own') + p(t('Outline'), '', '<w:outlineLvl w:val="2"/>'),
      ),
    ).toBe('# Press\n\n## Problem\n\n### Outline\n');
    expect(markdown(p(t('Fern'), 'Title') + p(t('Dry cellars'), 'Sub') + p(t('Press'), 'berschrift1'))).toBe(
      '# Fern\n\n*Dry cellars*\n\n## Press\n',
    );
  });

  it('keeps run-in labels, joins what Word cut apart, and moves signs that would break a mark', () => {
    expect(markdown(p(t('The prob', b) + t('lem. ', b) + t('Wet cellars.')))).toBe('**The problem.** Wet cellars.\n');
    expect(markdown(p(t('Problem.', b) + t('Wet')))).toBe('**Problem**.Wet\n');
    expect(markdown(p(t('a', '<w:b/><w:i/>') + t(' b ', '<w:i/>') + t('c', '<w:rStyle w:val="Strong"/>')))).toBe(
      '***a*** *b* **c**\n',
    );
    expect(markdown(p(t('off', '<w:b w:val="0"/>') + t(' gone', '<w:strike/>')))).toBe('off ~~gone~~\n');
  });

  it('shows signs of Markdown as signs', () => {
    expect(markdown(p(t('5*3*2 and _so_ and snake_case `x` &lt;b&gt; &amp;amp; [a](b) C:\\*')))).toBe(
      '5\\*3\\*2 and \\_so\\_ and snake_case \\`x\\` \\<b> \\&amp; \\[a](b) C:\\\\\\*\n',
    );
    expect(markdown(p(t('# not a heading')) + p(t('&gt; not a quotation')))).toBe(
      '\\# not a heading\n\n\\> not a quotation\n',
    );
  });

  it('keeps numbers as typed or counted, and lists apart', () => {
    expect(markdown(item(1, 0, 'a') + item(1, 1, 'b') + item(1, 0, 'c'))).toBe('- a\n  - b\n- c\n');
    expect(markdown(item(2, 0, 'Why?') + p(t('Because.')) + item(2, 0, 'When?') + item(2, 1, 'soon'))).toBe(
      '1. Why?\n\nBecause.\n\n2. When?\n   1. soon\n',
    );
    expect(markdown(item(2, 0, 'a') + item(3, 0, 'b') + p(t('c'), 'Bullet'))).toBe('1. a\n\n7) b\n\n- c\n');
    expect(markdown(p(t('1. Typed')) + p(t('Q: Why?')))).toBe('1. Typed\n\nQ: Why?\n');
    expect(markdown(p(t('No list'), 'Bullet', '<w:numPr><w:numId w:val="0"/></w:numPr>'))).toBe('No list\n');
  });

  it('keeps links of both kinds, and never an address that ends its brackets', () => {
    const field = (code: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('there')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      markdown(
        p(
          `<w:hyperlink r:id="r3">${t('here')}</w:hyperlink>, ${field(' HYPERLINK "https://x.example/" ')} ${field(' PAGE ')}`,
        ),
      ),
    ).toBe('[here](<https://fern.example/a(b)%20c>)[there](https://x.example/)there\n');
    expect(markdown(p(`<w:hyperlink r:id="r9">${t('no')}</w:hyperlink>`))).toBe('[no](<javascript:alert(1)>)\n');
  });

  it('keeps tables, and takes frames of one column for what they hold', () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map((inner) => cell(p(t(inner)))).join('')}</w:tr>`;
    expect(markdown(`<w:tbl>${row('Question', 'Answer')}${row('Why | how?', 'So.')}${row('When?')}</w:tbl>`)).toBe(
      '| Question | Answer |\n| --- | --- |\n| Why \\| how? | So. |\n| When? |  |\n',
    );
    expect(markdown(`<w:tbl><w:tr>${cell(p(t('Press'), 'berschrift1') + p(t('Words')))}</w:tr></w:tbl>`)).toBe(
      '# Press\n\nWords\n',
    );
  });

  it('keeps pictures by name, text boxes, breaks, code and notes', () => {
    const drawing = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A [dry] cellar"/><a:blip r:embed="r4"/></wp:inline></w:drawing></w:r>`;
    const { markdown: text, images } = written(read(p(drawing)));
    expect(text).toBe('![A \\[dry\\] cellar](word:word%2Fmedia%2Fimage1.png)\n');
    expect(images).toMatchObject([{ part: 'word/media/image1.png', description: 'A [dry] cellar' }]);
    expect(written(read(p(t('Look: ') + drawing)), false).markdown).toBe('Look: A [dry] cellar\n');
    const box = (inner: string): string =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(markdown(p(t('Beside') + box(p(t('In a box')))))).toBe('Beside\n\nIn a box\n');
    expect(markdown(p(`${t('one')}<w:r><w:br/></w:r>${t('two')}<w:r><w:tab/></w:r>${t('three')}`))).toBe(
      'one  \ntwo three\n',
    );
    expect(markdown(p(t('a = 1'), 'Code') + p('', 'Code') + p(t('  b = *2'), 'Code') + p(t('Then')))).toBe(
      '```\na = 1\n\n  b = *2\n```\n\nThen\n',
    );
    expect(markdown(p(t('run ') + t('x `y`', '<w:rFonts w:ascii="Courier New"/>')))).toBe('run `` x `y` ``\n');
    const footnotes = `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${p(t('line'))}</w:footnote><w:footnote w:id="2">${p(t('Source: a survey'))}</w:footnote></w:footnotes>`;
    expect(
      markdown(p(`${t('19 %')}<w:r><w:footnoteReference w:id="2"/></w:r>${t(' leave.')}`) + p(t('On.')), {
        'word/footnotes.xml': footnotes,
      }),
    ).toBe('19 %[^1] leave.\n\n[^1]: Source: a survey\n\nOn.\n');
    expect(markdown(p(t('Said'), 'Quote') + p(t('again'), 'Quote'))).toBe('> Said\n>\n> again\n');
  });

  it('takes Markdown that was pasted as it was typed', () => {
    expect(
      markdown(
        p(t('# Press release')) +
          p('') +
          p(t('**The problem.** Wet')) +
          p(t('- a')) +
          p(t('- b')) +
          p('') +
          p(t('## FAQ')),
      ),
    ).toBe('# Press release\n\n**The problem.** Wet\n- a\n- b\n\n## FAQ\n');
  });

  it('lists what is in the file and not in its text', () => {
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(t('Problem 1'))}</w:sdtContent></w:sdt>`;
    const { leftOut, ...document } = read(
      `${control}${p(t('Kept') + `<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>${t(' new')}</w:ins>${t('secret', '<w:vanish/>')}`)}${p(t('Solution 2'), 'TOC1')}`,
      {
        'word/header1.xml': `<w:hdr ${W}>${p(t('Confidential'))}</w:hdr>`,
        'word/comments.xml': `<w:comments ${W}><w:comment w:author="Bo Sample">${p(t('Really?'))}</w:comment></w:comments>`,
      },
    );
    expect(written({ ...document, leftOut }).markdown).toBe('Kept new\n');
    expect(leftOut).toEqual([
      { what: 'table of contents', text: 'Problem 1' },
      { what: 'deleted with tracked changes', text: 'old' },
      { what: 'hidden text', text: 'secret' },
      { what: 'table of contents', text: 'Solution 2' },
      { what: 'page header', text: 'Confidential' },
      { what: 'comment of Bo Sample', text: 'Really?' },
    ]);
  });

  it('fetches nothing: linked pictures and entities stay away', () => {
    const linked = `<w:r><w:drawing><a:blip r:link="r8"/></w:drawing></w:r>`;
    const { leftOut } = read(p(linked));
    expect(leftOut).toEqual([{ what: 'a picture that is not in the file', text: 'https://tracker.example/pixel.png' }]);
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body>${p(t('&b;&c; &amp; on'))}</w:body></w:document>`;
    expect(markdown('', { 'word/document.xml': bomb })).toBe('\\&b;\\&c; & on\n');
  });

  it.each([
    ['', 'no text'],
    ['<w:document/>', 'no text'],
    ['nothing', 'no XML'],
    [`${'<w:p>'.repeat(100_000)}`, 'nested deeper'],
    [`<w:document><w:body>${'<w:p/>'.repeat(1_600_000)}</w:body></w:document>`, 'more parts'],
  ])('%.20s is refused', (text, reason) => {
    const parts = new Map(text === '' ? [] : [['word/document.xml', text]]);
    expect(readWord(parts)).toEqual({ refused: expect.stringContaining(reason) });
  });

  it('survives styles and lists that run in rings or name nothing', () => {
    expect(markdown(p(t('a'), 'Ring') + item(99, 0, 'b') + item(1, 8, 'c') + p(t('d'), 'Nobody'))).toBe(
      'a\n\nb\n\nc\n\nd\n',
    );
  });
});
