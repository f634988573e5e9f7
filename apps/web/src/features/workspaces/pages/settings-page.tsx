import { useQuery } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import { type ReactElement, type ReactNode, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { LengthRulesForm } from '../../prfaqs/length/length-rules-form.js';
import { PeopleSection } from '../../people/people-section.js';
import { TokenList } from '../../tokens/token-list.js';
import { workspaceQuery } from '../api/workspaces.queries.js';
import { NewWorkspaceDialog } from '../new-workspace-dialog.js';
import { RemoveExample } from '../remove-example.js';
import { SingleKeysChoice } from '../single-keys-choice.js';
import { ThemeChoice } from '../theme-choice.js';
import { WorkspaceForm } from '../workspace-form.js';

/** Settings of the workspace, and of the person in it. */
export default function SettingsPage(): ReactElement {
  const { id, name, isExample, can } = useWorkspace();
  const workspace = useQuery(workspaceQuery(id));
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={`Settings of ${name}`}
      tab="Settings"
      actions={<Button onClick={() => setCreating(true)}>Create a workspace</Button>}
    >
      <LoadState query={workspace}>
        {(data) => <WorkspaceForm key={id} workspace={data} editable={can('workspace.manage')} />}
      </LoadState>
      <Section
        id="length-rules"
        title="Length of documents"
        remark="What the word counts beside a PR/FAQ are measured by"
      >
        <LoadState query={workspace} lines={3}>
          {(data) => <LengthRulesForm key={id} workspace={data} editable={can('workspace.manage')} />}
        </LoadState>
      </Section>
      <Section id="people" title="People" remark="Who may see and change this workspace">
        <PeopleSection />
      </Section>
      {can('token.manage') ? (
        <Section
          title="API tokens"
          remark={
            <>
              Yours, for this workspace. The API is described in <a href="/api/openapi.json">/api/openapi.json</a>
            </>
          }
        >
          <TokenList />
        </Section>
      ) : null}
      <Section title="Theme" remark="On this device">
        <ThemeChoice />
      </Section>
      <Section title="Keyboard" remark="On this device">
        <SingleKeysChoice />
      </Section>
      {isExample && can('workspace.manage') ? (
        <Section title="The example">
          <RemoveExample />
        </Section>
      ) : null}
      <NewWorkspaceDialog open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

interface SectionProps {
  readonly id?: string;
  readonly title: string;
  readonly remark?: ReactNode;
  readonly children: ReactNode;
}

function Section({ id, title, remark, children }: SectionProps): ReactElement {
  return (
    <section className="sec" {...(id ? { id } : {})}>
      <header>
        <h2>{title}</h2>
        {remark ? <span className="mu">{remark}</span> : null}
      </header>
      {children}
    </section>
  );
}
