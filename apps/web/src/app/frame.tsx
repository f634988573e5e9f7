import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { Me } from '@workback/contracts/session/session.schemas';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { useLiveUpdates } from '../api/live.js';
import { Bell } from '../features/notifications/bell.js';
import { AlsoHere } from '../features/presence/also-here.js';
import { SearchBox } from '../features/search/search-box.js';
import { meQuery } from '../features/sessions/api/sessions.queries.js';
import { WaitingCheckIns } from '../features/check-ins/waiting-banner.js';
import { CameByLink } from '../features/sessions/came-by-link.js';
import { CredentialsDialog } from '../features/sessions/credentials-dialog.js';
import { SessionEnded } from '../features/sessions/session-ended.js';
import { Skeleton } from '@workback/ui/notice';
import { PersonMenu, WorkspaceMenu } from './frame-menus.js';
import { KeySheet } from './key-sheet.js';
import { LoadState } from './load-state.js';
import { places } from './places.js';
import { WorkspaceContext } from './workspace-context.js';

/** The frame around every screen of a workspace: who, where, and the way to everything else. */
export function Frame(): ReactElement {
  const me = useQuery(meQuery);
  return <LoadState query={me}>{(data) => <FrameFor me={data} />}</LoadState>;
}

function FrameFor({ me }: { me: Me }): ReactElement {
  const { workspaceSlug } = useParams({ strict: false });
  const workspace = me.workspaces.find((candidate) => candidate.slug === workspaceSlug);
  if (!workspace) {
    return (
      <main className="lone">
        <h1>There is no such workspace</h1>
        <p>It was removed, or you are not a member of it.</p>
        {me.workspaces.map(({ slug, name }) => (
          <Link key={slug} to="/w/$workspaceSlug/portfolio" params={{ workspaceSlug: slug }}>
            Open {name}
          </Link>
        ))}
      </main>
    );
  }
  return (
    <WorkspaceContext.Provider value={workspace}>
      <WorkspaceFrame me={me} workspace={workspace} />
    </WorkspaceContext.Provider>
  );
}

function WorkspaceFrame({ me, workspace }: { me: Me; workspace: Me['workspaces'][number] }): ReactElement {
  const connected = useLiveUpdates(workspace.id);
  const [settingCredentials, setSettingCredentials] = useState(false);
  const params = { workspaceSlug: workspace.slug };
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="top">
        <Link className="logo" to="/w/$workspaceSlug/portfolio" params={params} aria-label="Workback, portfolio">
          <svg
            width="24"
            height="24"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d="M20 3v18M20 4h-7l2 3-2 3h7" />
            <path d="M15 15H4m4-4-4 4 4 4" />
          </svg>
        </Link>
        <WorkspaceMenu me={me} current={workspace} />
        <span className="grow" />
        <SearchBox />
        <AlsoHere />
        <Bell />
        <PersonMenu me={me} workspaceSlug={workspace.slug} onCredentials={() => setSettingCredentials(true)} />
      </header>
      <aside className="banners" aria-label="Notices">
        <SessionEnded />
        <WaitingCheckIns />
        {connected ? null : (
          <p className="banner bad" role="status">
            Live updates are interrupted. What you see may be old; the connection comes back by itself.
          </p>
        )}
        <CameByLink me={me} onCredentials={() => setSettingCredentials(true)} />
      </aside>
      <nav className="rail" aria-label="Main">
        {places.map(({ to, name, icon }) => (
          <Link key={to} to={to} params={params} activeProps={{ 'aria-current': 'page' }}>
            <Icon name={icon} />
            {name}
          </Link>
        ))}
      </nav>
      <Content />
      <nav className="tabbar" aria-label="Main">
        {places.map(({ to, name, icon }) => (
          <Link key={to} to={to} params={params} activeProps={{ 'aria-current': 'page' }}>
            <Icon name={icon} />
            {name}
          </Link>
        ))}
      </nav>
      <KeySheet />
      <CredentialsDialog open={settingCredentials} me={me} onClose={() => setSettingCredentials(false)} />
    </div>
  );
}

/** The screen itself; a new address moves the focus here, so that keyboards and screen readers begin at its top. */
function Content(): ReactElement {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return (
    <main id="content" className="page" tabIndex={-1} ref={main}>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
    </main>
  );
}
