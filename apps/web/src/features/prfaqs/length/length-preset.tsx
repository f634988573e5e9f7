import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { pageWords } from './length-words.js';
import { useLengthBudgets } from './use-document-length.js';

/** Names the length rules that a document is measured by, and leads to where they are chosen. */
export function LengthPreset(): ReactElement {
  const { slug } = useWorkspace();
  const { title, pressReleaseWords, faqWords } = useLengthBudgets();
  const limit = (words: number | null): string =>
    words === null ? 'of any length' : `of ${pageWords({ words, budgetWords: null, overBy: 0 })}`;
  return (
    <Link
      className="q"
      to="/w/$workspaceSlug/settings"
      params={{ workspaceSlug: slug }}
      hash="length-rules"
      title={`Release ${limit(pressReleaseWords)}, FAQ ${limit(faqWords)}`}
    >
      preset “{title}”
    </Link>
  );
}
