import { Node } from '@tiptap/core';
import { ownImage } from '@workback/domain/image/image-address';

/** A picture among words: shown when it is one of the product's own, told in words when it stands elsewhere. */
export const Image = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({ src: { default: '' }, alt: { default: '' }, title: { default: null } }),

  parseHTML: () => [
    {
      tag: 'img[src]',
      getAttrs: (element) => {
        const src = element.getAttribute('src') ?? '';
        return /^https?:\/\//i.test(src) || ownImage(src) ? { src, alt: element.getAttribute('alt') ?? '' } : false;
      },
    },
    {
      tag: 'span[data-image]',
      getAttrs: (element) => ({ src: element.dataset['image'] ?? '', alt: element.dataset['alt'] ?? '' }),
    },
  ],

  renderHTML({ HTMLAttributes }) {
    const [src, alt, title] = ['src', 'alt', 'title'].map((name) => String(HTMLAttributes[name] ?? ''));
    if (src && ownImage(src)) return ['img', { src, alt, ...(title ? { title } : {}) }];
    const words = `[Image${alt ? `: ${alt}` : ''}, ${src}]`;
    return ['span', { class: 'mu', 'data-image': src, 'data-alt': alt }, words];
  },

  renderText: ({ node }) => String(node.attrs['alt']),
});
