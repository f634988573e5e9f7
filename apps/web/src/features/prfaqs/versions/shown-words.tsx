import './shown-words.css';
import type { Look, ShownRun } from '@workback/domain/prfaq/shown-runs';
import type { ReactElement, ReactNode } from 'react';

/** Words with the look that their marks give them; what became of marks alone is said in words. */
export function ShownWords({ runs }: { readonly runs: readonly ShownRun[] }): ReactElement {
  return (
    <>
      {runs.map(({ text, looks, note }, at) =>
        note ? (
          <i key={at} className="marknote">
            {text}
          </i>
        ) : (
          <Looking key={at} looks={looks}>
            {text}
          </Looking>
        ),
      )}
    </>
  );
}

function Looking({ looks, children }: { looks: readonly Look[]; children: ReactNode }): ReactNode {
  return looks.reduceRight((inner, look) => wrapped[look](inner), children);
}

const wrapped: Record<Look, (inner: ReactNode) => ReactNode> = {
  strong: (inner) => <strong>{inner}</strong>,
  heading: (inner) => <strong>{inner}</strong>,
  emphasis: (inner) => <em>{inner}</em>,
  struck: (inner) => <s>{inner}</s>,
  code: (inner) => <code>{inner}</code>,
  link: (inner) => <span className="linkwords">{inner}</span>,
};

/** Words that are gone, struck through, and named so to those who hear them. */
export function Removed({ runs }: { readonly runs: readonly ShownRun[] }): ReactElement | null {
  if (runs.length === 0) return null;
  return (
    <del>
      <span className="vh">[removed: </span>
      <ShownWords runs={runs} />
      <span className="vh">]</span>
    </del>
  );
}

/** Words that are new, underlined, and named so to those who hear them. */
export function Added({ runs }: { readonly runs: readonly ShownRun[] }): ReactElement | null {
  if (runs.length === 0) return null;
  return (
    <ins>
      <span className="vh">[added: </span>
      <ShownWords runs={runs} />
      <span className="vh">]</span>
    </ins>
  );
}

/** Words without marks as runs, such as a date. */
export const plainRuns = (text: string): readonly ShownRun[] => (text === '' ? [] : [{ text, looks: [] }]);
