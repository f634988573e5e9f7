import type { Source } from '@workback/contracts/source/source.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { CopyText } from '@workback/ui/copy-text';
import { Dialog } from '@workback/ui/dialog';
import { Notice } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useSaveSource } from './api/sources.queries.js';
import { grantStatements } from './grant-statements.js';
import { pushCommand } from './push-command.js';
import { draftOf, settingsOf, type SettingsDraft } from './setting-field.js';
import { SettingFields } from './setting-fields.js';
import { type ConnectorKind, isDatabase, sourceKinds } from './source-kinds.js';

interface SourceDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The source to change; without it a new one is connected. */
  readonly source?: Source | undefined;
  readonly onSaved?: (source: Source) => void;
}

const kindChoices = Object.entries(sourceKinds).map(([kind, { title }]) => [kind as ConnectorKind, title] as const);

/** Connects a source, or changes one. */
export function SourceDialog({ open, onClose, source, onSaved }: SourceDialogProps): ReactElement {
  return (
    <Dialog title={source ? `Edit ${source.name}` : 'Connect a source'} open={open} onClose={onClose}>
      <SourceForm
        source={source}
        onSaved={(saved) => {
          onSaved?.(saved);
          onClose();
        }}
      />
    </Dialog>
  );
}

function SourceForm({
  source,
  onSaved,
}: {
  source: Source | undefined;
  onSaved: (source: Source) => void;
}): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const [name, setName] = useState(source?.name ?? '');
  const [connector, setConnector] = useState<ConnectorKind>(source?.connector ?? 'http-json');
  // One draft a kind: looking at another kind loses nothing.
  const [drafts, setDrafts] = useState<Partial<Record<ConnectorKind, SettingsDraft>>>(() =>
    source ? { [source.connector]: draftOf(sourceKinds[source.connector].fields, source.config) } : {},
  );
  const [secret, setSecret] = useState('');
  const save = useSaveSource(workspaceId, source);
  const kind = sourceKinds[connector];
  const draft = drafts[connector] ?? {};
  const needed = kind.secret?.(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const sentSecret = needed && secret !== '' ? { [needed.name]: secret } : null;
    save.mutate(
      { name, connector, config: settingsOf(kind.fields, draft), secret: sentSecret },
      { onSuccess: onSaved },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <ChoiceField
        label="Kind"
        value={connector}
        choices={kindChoices}
        onChange={setConnector}
        hint={source ? 'The kind stays; connect another source for another kind.' : kind.hint}
        disabled={source !== undefined}
        error={fieldError(save.error, 'connector')}
      />
      <TextField
        label="Name"
        required
        maxLength={160}
        value={name}
        onChange={setName}
        error={fieldError(save.error, 'name')}
        placeholder="Shop metrics"
      />
      <SettingFields
        fields={kind.fields}
        draft={draft}
        onChange={(changed) => setDrafts({ ...drafts, [connector]: changed })}
        errorOf={(path) => fieldError(save.error, `config.${path}`)}
      />
      {needed ? (
        <TextField
          label={needed.label}
          type="password"
          autoComplete="off"
          value={secret}
          onChange={setSecret}
          required={!source?.hasSecret && !isDatabase(connector)}
          error={fieldError(save.error, `secret.${needed.name}`)}
          hint={secretHint(source)}
        />
      ) : null}
      <KindAdvice connector={connector} draft={draft} workspaceId={workspaceId} />
      <FormProblem error={save.error} shown={['name', 'config', 'secret', 'connector']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          {source ? 'Save source' : 'Connect source'}
        </Button>
      </div>
    </form>
  );
}

function secretHint(source: Source | undefined): string {
  if (!source?.hasSecret) return 'Stored encrypted; it is never shown again.';
  return 'One is stored. Leave this empty to keep it; a new host, port or kind of sign-in erases it.';
}

interface KindAdviceProps {
  readonly connector: ConnectorKind;
  readonly draft: SettingsDraft;
  readonly workspaceId: string;
}

function KindAdvice({ connector, draft, workspaceId }: KindAdviceProps): ReactElement | null {
  if (isDatabase(connector)) {
    const statements = grantStatements[connector](String(draft['user'] ?? ''), String(draft['database'] ?? ''));
    return (
      <details>
        <summary>Statements that make a database user who may only read</summary>
        <CopyText text={statements} action="Copy statements" />
      </details>
    );
  }
  if (connector === 'push') {
    return (
      <Notice tone="act">
        <p>
          Define a KPI on this source, create an API token under Settings, and send numbers like this. The KPI’s page
          shows the command with its own address.
        </p>
        <CopyText text={pushCommand(workspaceId, 'KPI_ID')} action="Copy command" />
      </Notice>
    );
  }
  return null;
}
