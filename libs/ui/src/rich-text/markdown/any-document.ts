import fc from 'fast-check';
import type { RichMark, RichNode } from './rich-json.js';

/** Words as people write them, and characters that mean something to Markdown. */
const nasty = [...'*_~`[]()<>#&!|\\-+.:=@/\'"$^{}%1 0 9'];
const letters = ['a', 'b', 'Word', 'é', '漢', '🙂', 'ß', 'x_y', ' ', ' ', '  ', '\u00a0', '\t'];
const phrases = [
  '1. ',
  '- ',
  '+ ',
  '> ',
  '# ',
  '``` ',
  '~~~',
  '---',
  '===',
  '***',
  '| a |',
  '[x]',
  '[a]: b',
  '[^1]',
  '![',
  '](',
  '<b>',
  '</b>',
  '<!--',
  '&amp;',
  '&#65;',
  'https://example.org/a',
  'www.example.org',
  'me@example.org',
  'http://',
  '\\',
  '\\*',
  '5 * 3 * 2',
  '~5',
  '- [ ] ',
  '**bold**',
  '_it_',
  '`c`',
  ':---',
  'Setext\\',
  '&copy',
  ') ',
  '2) ',
  '    four',
];

const words = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...letters) },
      { weight: 2, arbitrary: fc.constantFrom(...nasty) },
      { weight: 1, arbitrary: fc.constantFrom(...phrases) },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const href = fc.constantFrom(
  'https://example.org',
  'mailto:you@example.org',
  '#place',
  'http://x.y/(z)?a=1&b=2',
  'javascript:alert(1)',
  'a b',
  '',
  '<>',
  'x"y',
);
const link = fc
  .record({ href, title: fc.constantFrom(null, 'T', 'a "q" (b)', '\\') })
  .map((attrs): RichMark => ({ type: 'link', attrs }));
const marks: fc.Arbitrary<readonly RichMark[]> = fc
  .tuple(fc.subarray(['bold', 'italic', 'strike', 'code'] as const), fc.option(link, { nil: null, freq: 5 }))
  .map(([kinds, target]) => [...kinds.map((type): RichMark => ({ type })), ...(target ? [target] : [])]);

const marked = (node: RichNode, own: readonly RichMark[]): RichNode =>
  own.length === 0 ? node : { ...node, marks: own };

const inlineNode = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(words, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, marks))
      .map(([text, own]) => marked({ type: 'text', text }, own)),
  },
  {
    weight: 1,
    arbitrary: marks.map((own) =>
      marked(
        { type: 'hardBreak' },
        own.filter(({ type }) => type !== 'code' && type !== 'link'),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('/api/x.png', 'https://e.org/a.png', ''), words, fc.constantFrom(null, 'T'))
      .map(([src, alt, title]): RichNode => ({ type: 'image', attrs: { src, alt, title } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('<b>', '</b>', '<br/>', '<!-- c -->')
      .map((source): RichNode => ({ type: 'keptInline', attrs: { source } })),
  },
);

/** Markup at the start of a line begins a block of its own, so that words stand before it. */
const inline = fc
  .array(inlineNode, { maxLength: 6 })
  .map((nodes) => nodes.flatMap((node) => (node.type === 'keptInline' ? [{ type: 'text', text: 'w' }, node] : [node])));
const filled = (content: readonly RichNode[]) => (content.length === 0 ? {} : { content });
const paragraph = inline.map((content): RichNode => ({ type: 'paragraph', ...filled(content) }));
const cell = (type: string) =>
  fc
    .tuple(paragraph, fc.constantFrom(null, 'left', 'right', 'center'))
    .map(([content, align]) => ({ type, attrs: { align }, content: [unbroken(content)] }));

/** Without what a table cell cannot hold: line breaks, and code with a backslash before a bar. */
const unbroken = ({ content = [], ...node }: RichNode): RichNode => ({
  ...node,
  ...filled(
    content
      .filter(({ type }) => type !== 'hardBreak')
      .map((each) => (each.text === undefined ? each : { ...each, text: each.text.replaceAll('\\|', '|') })),
  ),
});

const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 })).chain(([width, height]) => {
  const row = (type: string) =>
    fc
      .array(cell(type), { minLength: width, maxLength: width })
      .map((content): RichNode => ({ type: 'tableRow', content }));
  return fc
    .tuple(row('tableHeader'), fc.array(row('tableCell'), { minLength: height, maxLength: height }))
    .map(([head, rows]): RichNode => ({ type: 'table', content: [head, ...rows] }));
});

const leaves = [
  { weight: 8, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, content]): RichNode => ({
      type: 'heading',
      attrs: { level },
      ...filled(content.filter(({ type }) => type !== 'hardBreak')),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(null, 'js', 'js title="a"', '`x', 'a~b'),
        fc.array(fc.oneof(words, fc.constantFrom('\n', '\n\n', '```', '~~~', '  ')), { maxLength: 4 }),
      )
      .map(([language, text]): RichNode => ({
        type: 'codeBlock',
        attrs: { language },
        ...(text.join('') === '' ? {} : { content: [{ type: 'text', text: text.join('') }] }),
      })),
  },
  { weight: 1, arbitrary: fc.constant<RichNode>({ type: 'horizontalRule' }) },
  { weight: 1, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('<div>\nx\n</div>', '<!-- a\n\nb -->', '[label]: https://example.org "T"')
      .map((source): RichNode => ({ type: 'keptBlock', attrs: { source } })),
  },
];

const block: fc.Memo<RichNode> = fc.memo((depth) => {
  if (depth <= 1) return fc.oneof(...leaves);
  const inner = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 });
  const item = fc
    .tuple(
      paragraph,
      fc.array(block(depth - 1), { maxLength: 2 }),
      fc.constantFrom(null, null, null, true, false),
      fc.boolean(),
    )
    .map(([first, rest, checked, spread]): RichNode => ({
      type: 'listItem',
      attrs: { checked, spread },
      content: [first, ...rest],
    }));
  const items = fc.array(item, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ...leaves,
    { weight: 1, arbitrary: inner.map((content): RichNode => ({ type: 'blockquote', content })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(items, fc.boolean())
        .map(([content, spread]): RichNode => ({ type: 'bulletList', attrs: { spread }, content })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(items, fc.boolean(), fc.constantFrom(1, 1, 0, 7, 999))
        .map(([content, spread, start]): RichNode => ({ type: 'orderedList', attrs: { start, spread }, content })),
    },
  );
});

/** Any document that the editor can hold, with the words and characters that are hard on Markdown. */
export const anyDocument: fc.Arbitrary<readonly RichNode[]> = fc.array(block(3), { maxLength: 5 });
