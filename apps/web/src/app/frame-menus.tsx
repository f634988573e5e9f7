import { Link, useNavigate } from '@tanstack/react-router';
import type { Me } from '@workback/contracts/session/session.schemas';
import { Avatar } from '@workback/ui/avatar';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, useState } from 'react';
import { useSignOut } from '../features/sessions/use-sign-out.js';
import { closeMenu, Menu } from './menu.js';
import { chooseTheme, chosenTheme, type Theme } from './theme.js';

/** The present workspace, and the way to the others. */
export function WorkspaceMenu({ me, current }: { me: Me; current: Me['workspaces'][number] }): ReactElement {
  return (
    <Menu
      label={`Workspace ${current.name}, change`}
      side="start"
      className="crumb"
      button={
        <>
          <b>{current.name}</b> <Icon name="down" small />
        </>
      }
    >
      {me.workspaces.map(({ slug, name, isExample }) => (
        <Link key={slug} to="/w/$workspaceSlug/portfolio" params={{ workspaceSlug: slug }} onClick={closeMenu}>
          {name}
          {isExample ? <span className="mu"> (example)</span> : null}
        </Link>
      ))}
    </Menu>
  );
}

interface PersonMenuProps {
  readonly me: Me;
  readonly workspaceSlug: string;
  readonly onCredentials: () => void;
}

/** Who is signed in: their details, the look they like, and the way out. */
export function PersonMenu({ me, workspaceSlug, onCredentials }: PersonMenuProps): ReactElement {
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Menu label={`${me.user.name}, menu`} side="end" button={<Avatar name={me.user.name} />}>
      <span className="lab">{me.user.email ?? 'No e-mail set'}</span>
      <button
        type="button"
        onClick={(event) => {
          closeMenu(event);
          onCredentials();
        }}
      >
        Name, e-mail and password
      </button>
      <Link to="/w/$workspaceSlug/settings" params={{ workspaceSlug }} onClick={closeMenu}>
        Workspace settings
      </Link>
      <ThemeChoice />
      <button
        type="button"
        onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }) })}
      >
        Sign out
      </button>
    </Menu>
  );
}

const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'As system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

function ThemeChoice(): ReactElement {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <span className="seg" role="group" aria-label="Theme">
      {themes.map(([value, words]) => (
        <button
          key={value}
          type="button"
          aria-pressed={theme === value}
          onClick={() => {
            chooseTheme(value);
            setTheme(value);
          }}
        >
          {words}
        </button>
      ))}
    </span>
  );
}
