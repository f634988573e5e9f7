import type { Image, Link, Parents, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { linkAddresses } from './parse-tree.js';

const NAME = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
/** An address that readers recognise as a link without marks around it. */
const BARE_ADDRESS = new RegExp(`^https?://${NAME}(?:\\.${NAME})+(?::\\d+)?(?:/[\\w/%=#@+.?&:-]*[a-z0-9/])?$`, 'i');
const BARE_MAIL = new RegExp(`^[a-z0-9][a-z0-9._-]*@${NAME}(?:\\.${NAME})*\\.[a-z]{2,}$`, 'i');

const link = Object.assign(
  (node: Link, parent: Parents | undefined, state: State, info: Info): string => {
    const words = bareWords(node);
    return words !== null && standsAlone(node, parent, info) && !state.stack.includes('label')
      ? words
      : defaultHandlers.link({ ...node, url: safeTarget(node.url) }, parent, state, info);
  },
  { peek: () => '[' },
);

/** The first and the last character may become references next to a mark, and then an underscore beside them counts. */
function text(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  const words = defaultHandlers.text(node, parent, state, info);
  if (!words.includes('_') || (parent?.children.length === 1 && parent.type === 'paragraph')) return words;
  const escaped = (run: string): string => run.replaceAll('_', '\\_');
  return words
    .replace(/^([^\\])(_+)/su, (_, first: string, run: string) => first + escaped(run))
    .replace(/(?<!\\)(_+)(.)$/su, (_, run: string, last: string) => escaped(run) + last);
}

const image = Object.assign(
  (node: Image, parent: Parents | undefined, state: State, info: Info): string =>
    defaultHandlers.image({ ...node, url: safeTarget(node.url) }, parent, state, info),
  { peek: () => '!' },
);

/** An address in which nothing ends it early; browsers read the same address from it. */
const safeTarget = (url: string): string => url.replace(/[\s<>\\]/g, encodeURIComponent);

/** The words of a link that says nothing but its own address. */
function bareWords(node: Link): string | null {
  const [only, ...others] = node.children;
  if (only?.type !== 'text' || others.length > 0 || node.title) return null;
  const { value } = only;
  const isAddress = value === node.url && BARE_ADDRESS.test(value);
  return isAddress || (node.url === `mailto:${value}` && BARE_MAIL.test(value)) ? value : null;
}

/** Says whether a link stands between spaces, where nothing can be taken for a part of it. */
function standsAlone(node: Link, parent: Parents | undefined, info: Info): boolean {
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(node as never);
  const next = siblings[at + 1];
  const isLast = at + 2 >= siblings.length;
  const after = next === undefined ? info.after : next.type === 'text' ? next.value + (isLast ? info.after : '*') : '*';
  return /(?:^|\s)$/.test(info.before) && /^[.,]?(?:\s|$)/.test(after);
}

const options: Options = {
  bullet: '-',
  bulletOther: '*',
  // Not a bullet: a rule made of them could not begin a list item.
  rule: '_',
  listItemIndent: 'one',
  resourceLink: true,
  handlers: { text, link, image },
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** Markdown of some blocks, without a line end behind the last. */
export function writeTree(children: readonly RootContent[]): string {
  return toMarkdown(linkAddresses({ type: 'root', children: [...children] }), options).replace(/\n+$/, '');
}
