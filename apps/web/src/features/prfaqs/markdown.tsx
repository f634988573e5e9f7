import { ownImage } from '@workback/domain/image/image-address';
import { memo, type ReactElement } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { htmlAsText } from './markdown-tree.js';
import { type MarkedRange, markRanges } from './marked-ranges.js';
import { PromiseLink } from './promise-link.js';

export interface MarkdownProps {
  readonly text: string;
  readonly ranges?: readonly MarkedRange[];
  /** Without paragraphs, for a headline. */
  readonly inline?: boolean;
}

const schema = { ...defaultSchema, protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] } };
const schemes = /^(https?:|mailto:|#)/i;

const components: Components = {
  a: ({ href, children, node }) =>
    // Only marks have labels: what people write has lost them.
    href && typeof node?.properties['dataLabel'] === 'string' ? (
      <PromiseLink href={href} label={node.properties['dataLabel']} look={String(node.properties['className'])} />
    ) : href && schemes.test(href) ? (
      <a href={href} rel="noreferrer" {...(href.startsWith('#') ? {} : { target: '_blank' })}>
        {children}
      </a>
    ) : (
      <span>
        {children}
        {href ? ` (${href})` : ''}
      </span>
    ),
  // Pictures of the workspace are shown. Nothing is fetched from elsewhere just because somebody reads a text.
  img: ({ alt, src }) =>
    typeof src === 'string' && ownImage(src) ? (
      <img src={src} alt={alt ?? ''} loading="lazy" decoding="async" />
    ) : (
      <span className="mu">
        [Image{alt ? `: ${alt}` : ''}
        {typeof src === 'string' ? `, ${src}` : ''}]
      </span>
    ),
  // The page has its own first two levels.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
  table: ({ children }) => (
    <div className="scrollx">
      <table>{children}</table>
    </div>
  ),
};
const inlineComponents: Components = { ...components, p: ({ children }) => <>{children}</> };

/** Markdown from people: no markup of their own, no remote images, only links that lead somewhere safe. */
function Markdown({ text, ranges = [], inline = false }: MarkdownProps): ReactElement {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, htmlAsText]}
      rehypePlugins={[[rehypeSanitize, schema], markRanges(text, ranges)]}
      urlTransform={(url) => url}
      components={inline ? inlineComponents : components}
      {...(inline
        ? {
            disallowedElements: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'],
            unwrapDisallowed: true,
          }
        : {})}
    >
      {text}
    </ReactMarkdown>
  );
}

export default memo(
  Markdown,
  (one, other) =>
    one.text === other.text &&
    one.inline === other.inline &&
    JSON.stringify(one.ranges) === JSON.stringify(other.ranges),
);
