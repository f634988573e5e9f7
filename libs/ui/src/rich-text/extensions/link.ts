import { InputRule, Mark } from '@tiptap/core';
import { addressOf, isSafeAddress } from '../safe-address.js';

/** An address at the end of what was typed, and the space behind it. */
const TYPED_ADDRESS = /(?:^|\s)((?:https?:\/\/|www\.)[^\s<>]*[\w/])[.,;:!?)]*\s$/i;

/** Words that lead somewhere. An address that may not be followed is kept as text and never becomes a link. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' }, title: { default: null } }),

  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return isSafeAddress(href) ? { href, title: element.getAttribute('title') } : false;
      },
    },
  ],

  renderHTML({ HTMLAttributes: { href, title } }) {
    const address = String(href);
    if (!isSafeAddress(address)) return ['span', { class: 'deadlink', title: address }, 0];
    return ['a', { href: address, rel: 'noreferrer', ...(title ? { title: String(title) } : {}) }, 0];
  },

  addInputRules() {
    return [
      new InputRule({
        find: TYPED_ADDRESS,
        handler: ({ state, range, match }) => {
          const [all, words = ''] = match;
          const href = addressOf(words);
          if (href === null) return;
          const from = range.from + all.indexOf(words);
          const to = from + words.length;
          state.tr.addMark(from, to, this.type.create({ href })).removeStoredMark(this.type).insertText(' ', range.to);
        },
      }),
    ];
  },
});
