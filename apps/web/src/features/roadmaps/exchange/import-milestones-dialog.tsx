import type { PlanImportPreview } from '@workback/contracts/roadmap/plan-exchange.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { base64Of } from '../../../files/base64.js';
import { useImportMilestones, usePreviewImport } from './exchange.queries.js';
import { ImportMappingFields } from './import-mapping-fields.js';
import { ImportPreviewTable } from './import-preview-table.js';

const LARGEST_BYTES = 4_000_000;

interface ImportMilestonesDialogProps {
  readonly initiativeId: string;
  readonly planVersion: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes milestones out of a CSV or JSON file: shows what they would do to the plan, then makes them in one step. */
export function ImportMilestonesDialog({ open, onClose, ...rest }: ImportMilestonesDialogProps): ReactElement {
  return (
    <Dialog title="Import milestones" wide open={open} onClose={onClose}>
      <ImportForm {...rest} onDone={onClose} />
    </Dialog>
  );
}

type Settings = PlanImportPreview['settings'];

interface ImportFormProps {
  readonly initiativeId: string;
  readonly planVersion: number;
  readonly onDone: () => void;
}

function ImportForm({ initiativeId, planVersion, onDone }: ImportFormProps): ReactElement {
  const { id } = useWorkspace();
  const fileId = useId();
  const [content, setContent] = useState('');
  const [refused, setRefused] = useState<string | undefined>();
  const [reason, setReason] = useState('');
  const preview = usePreviewImport(id, initiativeId);
  const save = useImportMilestones(id, initiativeId);
  const shown = preview.data ?? null;

  const show = (bytes: string, settings?: Settings): void => {
    save.reset();
    preview.mutate({ content: bytes, ...(settings ? { settings } : {}) });
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST_BYTES) return setRefused(`“${file.name}” is larger than 4 MB.`);
    setRefused(undefined);
    const bytes = base64Of(new Uint8Array(await file.arrayBuffer()));
    setContent(bytes);
    show(bytes);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (shown === null) return setRefused('Choose a file first.');
    save.mutate({ content, settings: shown.settings, reason, planVersion }, { onSuccess: onDone });
  };
  const late = shown !== null && (shown.daysToRecoverAfter ?? 0) > (shown.daysToRecoverBefore ?? 0);
  const fault = refused ?? fieldError(preview.error, 'content') ?? fieldError(save.error, 'content');
  return (
    <form className="form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={fileId}>CSV or JSON file</label>
        <input
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          aria-describedby={`${fileId}-hint`}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <p id={`${fileId}-hint`} className={fault ? 'err' : 'hint'} role={fault ? 'alert' : undefined}>
          {fault ?? 'An export of Workback, of GitHub issues or of Jira, or any table with a column of outcomes.'}
        </p>
      </div>
      {shown === null ? null : (
        <>
          <ImportMappingFields
            preview={shown}
            busy={preview.isPending}
            onChange={(settings) => show(content, settings)}
            error={preview.error}
          />
          <ImportPreviewTable preview={shown} />
          {late ? (
            <TextField
              label="Why the launch date may be missed"
              required
              maxLength={2000}
              value={reason}
              onChange={setReason}
              hint="It stays with the change."
              error={fieldError(save.error, 'reason')}
            />
          ) : null}
        </>
      )}
      <FormProblem error={save.error ?? preview.error} shown={['content', 'settings', 'reason']} />
      <div className="actions">
        <Button
          look="primary"
          type="submit"
          busy={save.isPending}
          disabled={shown === null || shown.made === 0 || shown.refusal !== null}
        >
          {shown === null
            ? 'Import milestones'
            : `Import ${shown.made} ${shown.made === 1 ? 'milestone' : 'milestones'}`}
        </Button>
      </div>
    </form>
  );
}
