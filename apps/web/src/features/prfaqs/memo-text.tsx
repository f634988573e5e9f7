import { lazy, type ReactElement, Suspense } from 'react';
import type { MarkdownProps } from './markdown.js';

const Markdown = lazy(() => import('./markdown.js'));

/** A text of the memo; its plain source is shown until the renderer has arrived. */
export function MemoText(props: MarkdownProps): ReactElement {
  return (
    <Suspense fallback={<span className="raw">{props.text}</span>}>
      <Markdown {...props} />
    </Suspense>
  );
}
