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
import { importDocument, previewImport } from '../api/prfaqs.queries.js';
import { ImportPreviewView } from '../importing/import-preview.js';
import { pastedTooLong, readMarkdownFile } from '../importing/read-file.js';

/** Imports a Markdown document as a new initiative, after showing what would go where. */
export default function ImportPage(): ReactElement {
  const { id, slug, can } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const fileId = useId();
  const [markdown, setMarkdown] = useState('');
  const [fileName, setFileName] = useState('');
  const [refused, setRefused] = useState('');
  const [name, setName] = useState('');
  const [over, setOver] = useState(false);
  const preview = useMutation({
    mutationFn: (given: { markdown: string; fileName: string }) => previewImport(id, given.markdown, given.fileName),
    onSuccess: ({ suggestedName }) => setName(suggestedName.slice(0, 160)),
  });
  const take = useMutation({
    mutationFn: (key: string) => importDocument(id, { markdown, fileName, name: name.trim() }, key),
    onSuccess: async ({ initiativeId }) => {
      void queries.invalidateQueries({ queryKey: ['portfolio'] });
      await navigate({
        to: '/w/$workspaceSlug/initiatives/$initiativeId/prfaq',
        params: { workspaceSlug: slug, initiativeId },
        search: {},
      });
    },
  });
  const [key] = useState(() => crypto.randomUUID());

  const look = (text: string, file: string): void => {
    preview.reset();
    take.reset();
    setMarkdown(text);
    setFileName(file);
    const tooLong = pastedTooLong(text);
    setRefused(tooLong ?? '');
    if (!tooLong && text.trim() !== '') preview.mutate({ markdown: text, fileName: file });
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readMarkdownFile(file);
    if ('markdown' in read) return look(read.markdown, file.name);
    preview.reset();
    setRefused(read.refused);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files[0]);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take.mutate(`import-${key}-${markdown.length}`);
  };
  if (!can('prfaq.edit')) return <EmptyState title="Your role reads documents; an editor imports them." />;
  return (
    <Page
      title="Import a document"
      lead="Markdown as people really write it. Nothing is saved until you have seen what goes where, and nothing is lost."
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
          <label htmlFor={fileId}>Choose a Markdown file, or drop one here</label>
          <input
            id={fileId}
            type="file"
            accept=".md,.markdown,.txt,text/markdown"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </div>
        <TextField label="Or paste the text" rows={8} mono value={markdown} onChange={(text) => setMarkdown(text)} />
        <div className="row">
          <Button busy={preview.isPending} disabled={markdown.trim() === ''} onClick={() => look(markdown, fileName)}>
            Preview import
          </Button>
        </div>
        {refused ? (
          <Notice tone="off" live>
            {refused}
          </Notice>
        ) : null}
        <FormProblem error={preview.error} />
        {preview.data && preview.variables.markdown === markdown ? (
          <>
            {preview.data.recognised ? (
              <form className="form importform" onSubmit={submit}>
                <TextField
                  label="Name of the initiative"
                  value={name}
                  onChange={setName}
                  error={fieldError(take.error, 'name')}
                />
                <FormProblem error={take.error} shown={['name']} />
                <div className="row">
                  <Button look="primary" type="submit" disabled={name.trim() === ''} busy={take.isPending}>
                    Import as new initiative
                  </Button>
                </div>
              </form>
            ) : null}
            <ImportPreviewView preview={preview.data} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
