import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { NewWorkspaceDialog } from '../new-workspace-dialog.js';
import { SETTINGS_SECTIONS } from '../settings-sections.js';

/** Settings of the workspace, and of the person in it, with their contents beside them. */
export default function SettingsPage(): ReactElement {
  const { name, isExample, can } = useWorkspace();
  const [creating, setCreating] = useState(false);
  const sections = SETTINGS_SECTIONS.filter(
    ({ permission, exampleOnly }) => (!permission || can(permission)) && (!exampleOnly || isExample),
  );
  return (
    <Page
      title={`Settings of ${name}`}
      tab="Settings"
      actions={<Button onClick={() => setCreating(true)}>Create a workspace</Button>}
    >
      <div className="settings">
        <nav aria-label="Contents of the settings">
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {sections.map(({ id, title, remark, Body }) => (
            <section key={id} className="sec" id={id} aria-labelledby={`${id}-title`}>
              <header>
                <h2 id={`${id}-title`}>{title}</h2>
                {remark ? <span className="mu">{remark}</span> : null}
              </header>
              <Body />
            </section>
          ))}
        </div>
      </div>
      <NewWorkspaceDialog open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
