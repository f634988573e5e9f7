import { defaultParseSearch, Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useWorkspace } from './workspace-context.js';

interface WorkspaceLinkProps {
  /** A path below the address of the workspace, as the server gives it: `/initiatives/…/prfaq?panel=comments`. */
  readonly path: string;
  readonly className?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** A link within the workspace whose address comes from the server. */
export function WorkspaceLink({ path, children, ...rest }: WorkspaceLinkProps): ReactElement {
  const { slug } = useWorkspace();
  const [address = '', hash = ''] = path.split('#');
  const [pathname = '', query = ''] = address.split('?');
  const to: string = `/w/${slug}${pathname}`;
  return (
    <Link {...rest} to={to} search={defaultParseSearch(query) as Record<string, unknown>} hash={hash}>
      {children}
    </Link>
  );
}
