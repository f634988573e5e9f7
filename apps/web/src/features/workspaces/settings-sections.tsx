import type { Permission } from '@workback/domain/access/permissions';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { WorkspaceGuardrails } from '../guardrails/workspace-guardrails.js';
import { GateTemplateSection } from '../gates/gate-template-section.js';
import { MailChoice } from '../mails/mail-choice.js';
import { MailLog } from '../mails/mail-log.js';
import { PeopleSection } from '../people/people-section.js';
import { LengthRulesForm } from '../prfaqs/length/length-rules-form.js';
import { ShareLinksSection } from '../shares/share-links-section.js';
import { TokenList } from '../tokens/token-list.js';
import { workspaceQuery } from './api/workspaces.queries.js';
import { RemoveExample } from './remove-example.js';
import { SingleKeysChoice } from './single-keys-choice.js';
import { ThemeChoice } from './theme-choice.js';
import { WorkspaceForm } from './workspace-form.js';

/** One part of the settings: it has its place in the contents and in the address. */
export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  readonly remark?: ReactNode;
  /** Who sees it: everybody unless told. */
  readonly permission?: Permission;
  readonly exampleOnly?: boolean;
  readonly Body: () => ReactElement;
}

/** The settings in the order in which they are read. A new part is one more line. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { id: 'workspace', title: 'Workspace', remark: 'What periods and plans are computed with', Body: WorkspaceSettings },
  {
    id: 'length-rules',
    title: 'Length of documents',
    remark: 'What the word counts beside a PR/FAQ are measured by',
    Body: LengthRules,
  },
  {
    id: 'gates',
    title: 'Checklists of gates',
    remark: 'What every initiative settles before it goes on',
    Body: GateTemplateSection,
  },
  {
    id: 'guardrails',
    title: 'Guardrails',
    remark: 'What must not get worse after any launch',
    Body: WorkspaceGuardrails,
  },
  { id: 'people', title: 'People', remark: 'Who may see and change this workspace', Body: PeopleSection },
  {
    id: 'share-links',
    title: 'Share links',
    remark: 'Pages that can be read without signing in',
    permission: 'roadmap.edit',
    Body: ShareLinksSection,
  },
  {
    id: 'tokens',
    title: 'API tokens',
    remark: (
      <>
        Yours, for this workspace. The API is described in <a href="/api/openapi.json">/api/openapi.json</a>
      </>
    ),
    permission: 'token.manage',
    Body: TokenList,
  },
  { id: 'mail', title: 'E-mail', remark: 'Yours, for this workspace', Body: MailChoice },
  {
    id: 'mail-log',
    title: 'Sent by e-mail',
    remark: 'What went out, and what did not',
    permission: 'workspace.manage',
    Body: MailLog,
  },
  { id: 'theme', title: 'Theme', remark: 'On this device', Body: ThemeChoice },
  { id: 'keyboard', title: 'Keyboard', remark: 'On this device', Body: SingleKeysChoice },
  { id: 'example', title: 'The example', permission: 'workspace.manage', exampleOnly: true, Body: RemoveExample },
];

function WorkspaceSettings(): ReactElement {
  const { id, can } = useWorkspace();
  return (
    <LoadState query={useQuery(workspaceQuery(id))}>
      {(data) => <WorkspaceForm key={id} workspace={data} editable={can('workspace.manage')} />}
    </LoadState>
  );
}

function LengthRules(): ReactElement {
  const { id, can } = useWorkspace();
  return (
    <LoadState query={useQuery(workspaceQuery(id))} lines={3}>
      {(data) => <LengthRulesForm key={id} workspace={data} editable={can('workspace.manage')} />}
    </LoadState>
  );
}
