import { type ReactElement, type ReactNode, useEffect } from 'react';

interface PageProps {
  /** The message of the page, not its name. */
  readonly title: string;
  /** Shown in the browser's tab; the title unless told. */
  readonly tab?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its message as the title, actions beside it, content below. */
export function Page({ title, tab, lead, actions, children }: PageProps): ReactElement {
  useEffect(() => {
    document.title = `${tab ?? title} · Workback`;
  }, [title, tab]);
  return (
    <>
      <div className="pagehead">
        <div>
          <h1>{title}</h1>
          {lead ? <div className="mu">{lead}</div> : null}
        </div>
        {actions ? <div className="row">{actions}</div> : null}
      </div>
      {children}
    </>
  );
}
