import type { ReactElement } from 'react';
import Markdown, { type MarkdownProps } from './markdown.js';

interface MemoTextProps extends MarkdownProps {
  /** Whether its turn has come; until then its words stand as they were written, about as tall. */
  readonly drawn?: boolean;
}

/** A text of the memo. */
export function MemoText({ drawn = true, ...text }: MemoTextProps): ReactElement {
  if (drawn) return <Markdown {...text} />;
  if (text.inline) return <span className="raw">{text.text}</span>;
  return (
    <>
      {text.text.split(/\n{2,}/).map((paragraph, at) => (
        <p key={at} className="raw">
          {paragraph}
        </p>
      ))}
    </>
  );
}
