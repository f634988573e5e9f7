import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { EmptyState, Notice } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type DragEvent, type FormEvent, type ReactElement, useId, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { importDocument, previewImport } from '../api/imports.queries.js';
import { ImportPreviewView } from '../importing/import-preview.js';
import { type ImportSource, pastedTooLong, readImportFile } from '../importing/read-file.js';

/** Imports a Markdown or Word document as a new initiative, after showing what would go where. */
export default function ImportPage(): ReactElement {
  const { id, slug, can } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const fileId = useId();
  const [source, setSource] = useState<ImportSource>({ kind: 'markdown', markdown: '', fileName: '' });
  const [refused, setRefused] = useState('');
  const [name, setName] = useState('');
  const [over, setOver] = useState(false);
  const preview = useMutation({
    mutationFn: (given: ImportSource) => previewImport(id, given),
    onSuccess: ({ suggestedName }) => setName(suggestedName.slice(0, 160)),
  });
  const take = useMutation({
    mutationFn: () => importDocument(id, source, name.trim()),
    onSuccess: async ({ initiativeId }) => {
      void queries.invalidateQueries({ queryKey: ['portfolio'] });
      await navigate({
        to: '/w/$workspaceSlug/initiatives/$initiativeId/prfaq',
        params: { workspaceSlug: slug, initiativeId },
        search: {},
      });
    },
  });

  const change = (next: ImportSource, problem = ''): void => {
    preview.reset();
    take.reset();
    setSource(next);
    setRefused(problem);
  };
  const look = (next: ImportSource): void => {
    const tooLong = next.kind === 'markdown' ? pastedTooLong(next.markdown) : null;
    change(next, tooLong ?? '');
    if (!tooLong && !isEmpty(next)) preview.mutate(next);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readImportFile(file);
    if ('refused' in read) change({ kind: 'markdown', markdown: '', fileName: '' }, read.refused);
    else look(read);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take.mutate();
  };
  if (!can('prfaq.edit')) return <EmptyState title="Your role reads documents; an editor imports them." />;
  const shown = preview.data && preview.variables === source ? preview.data : null;
  return (
    <Page
      title="Import a document"
      lead="Markdown or Word as people really write them. Nothing is saved until you have seen what goes where, and nothing is lost."
    >
      <div className="importing">
        <div
          className={over ? 'dropzone over' : 'dropzone'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <label htmlFor={fileId}>Choose a Markdown or Word file, or drop one here</label>
          <input
            id={fileId}
            type="file"
            accept=".md,.markdown,.mdown,.txt,.docx,text/markdown"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </div>
        {source.kind === 'word' ? (
          <p>
            {source.fileName}{' '}
            <Button look="quiet" onClick={() => change({ kind: 'markdown', markdown: '', fileName: '' })}>
              Paste text instead
            </Button>
          </p>
        ) : (
          <>
            <TextField
              label="Or paste the text"
              rows={8}
              mono
              value={source.markdown}
              onChange={(markdown) => setSource({ ...source, markdown })}
            />
            <div className="row">
              <Button busy={preview.isPending} disabled={isEmpty(source)} onClick={() => look({ ...source })}>
                Preview import
              </Button>
            </div>
          </>
        )}
        {preview.isPending ? <p role="status">Reading the document…</p> : null}
        {refused ? (
          <Notice tone="off" live>
            {refused}
          </Notice>
        ) : null}
        <Refused error={preview.error} />
        {shown ? (
          <>
            {shown.recognised ? (
              <form className="form importform" onSubmit={submit}>
                <TextField
                  label="Name of the initiative"
                  value={name}
                  onChange={setName}
                  error={fieldError(take.error, 'name')}
                />
                <FormProblem error={take.error} shown={['name']} undone="Not imported" />
                <div className="row">
                  <Button look="primary" type="submit" disabled={name.trim() === ''} busy={take.isPending}>
                    Import as new initiative
                  </Button>
                </div>
              </form>
            ) : null}
            <ImportPreviewView
              preview={shown}
              source={source.kind === 'markdown' ? source.markdown : (shown.markdown ?? '')}
            />
          </>
        ) : null}
      </div>
    </Page>
  );
}

const isEmpty = (source: ImportSource): boolean => source.kind === 'markdown' && source.markdown.trim() === '';

/** A file that cannot be read says why in its own words; anything else as usual. */
function Refused({ error }: { error: unknown }): ReactElement | null {
  const unreadable = fieldError(error, 'data');
  if (unreadable === undefined) return <FormProblem error={error} undone="Not read" />;
  return (
    <Notice tone="off" live>
      {unreadable}
    </Notice>
  );
}
