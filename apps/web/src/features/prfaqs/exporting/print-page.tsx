import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { promiseMarks } from '../../promises/promise-marks.js';
import { type InInitiative, prfaqInitiativeQuery, prfaqQuery, prfaqVersionQuery } from '../api/prfaqs.queries.js';
import { questionsQuery } from '../api/questions.queries.js';
import type { WireDocument } from '../draft.js';
import { useDocumentLength } from '../length/use-document-length.js';
import { Memo } from '../reading/memo.js';
import './exporting.css';
import { clearLineNumbers, numberLines } from './line-numbers.js';
import { pageRule } from './page-rule.js';
import { papers, usualPaper } from './paper.js';

interface PrintPageProps {
  readonly params: InInitiative;
  readonly version: number | undefined;
}

/** The text as it is printed: one column, no machinery, the lines numbered on demand. */
export default function PrintPage({ params, version }: PrintPageProps): ReactElement {
  return version === undefined ? <PresentText params={params} /> : <VersionText params={params} version={version} />;
}

function PresentText({ params }: { params: InInitiative }): ReactElement {
  const prfaq = useQuery(prfaqQuery(params));
  return (
    <LoadState query={prfaq}>
      {({ document, approvedVersionNumber, latestVersionNumber, status }) => (
        <Sheet
          params={params}
          document={document}
          standing={
            status === 'approved'
              ? `approved, version ${approvedVersionNumber ?? latestVersionNumber}`
              : status.replace('-', ' ')
          }
          version={undefined}
        />
      )}
    </LoadState>
  );
}

function VersionText({ params, version }: { params: InInitiative; version: number }): ReactElement {
  const text = useQuery(prfaqVersionQuery(params, version));
  return (
    <LoadState query={text}>
      {({ document }) => (
        <Sheet params={params} document={document} standing={`version ${version}`} version={version} />
      )}
    </LoadState>
  );
}

interface SheetProps {
  readonly params: InInitiative;
  readonly document: WireDocument;
  readonly standing: string;
  readonly version: number | undefined;
}

function Sheet({ params, document, standing, version }: SheetProps): ReactElement {
  const { slug } = useWorkspace();
  const { data: initiative } = useQuery(prfaqInitiativeQuery(params));
  const promises = useQuery(promisesQuery(params));
  const questions = useQuery(questionsQuery(params));
  const { sections: lengths } = useDocumentLength(document);
  const [paper, setPaper] = useState(() => usualPaper(navigator.language));
  const [numbered, setNumbered] = useState(false);
  const memo = useRef<HTMLDivElement>(null);
  const marks = useMemo(
    () => promiseMarks(document as PrfaqDocument, promises.data?.promises ?? [], (label) => `#promise-${label}`),
    [document, promises.data],
  );
  const name = initiative?.name ?? '';
  const address = { workspaceSlug: slug, initiativeId: params.initiativeId };
  const place = `${window.location.origin}/w/${slug}/initiatives/${params.initiativeId}/prfaq`;
  const foot = `${place} · ${standing} · printed ${formatDate(new Date().toISOString().slice(0, 10))}`;
  useEffect(() => {
    window.document.title = `${name || 'PR/FAQ'} · Workback`;
  }, [name]);
  useEffect(() => {
    const text = memo.current;
    if (!text || !numbered) return undefined;
    const count = (): void => void numberLines(text);
    count();
    // Words are drawn when their Markdown has arrived, and again when pictures have.
    const watch = new ResizeObserver(count);
    watch.observe(text);
    return () => {
      watch.disconnect();
      clearLineNumbers(text);
    };
  }, [numbered, document, marks]);
  return (
    <>
      <style>{pageRule(paper, foot)}</style>
      <form className="printbar noprint" onSubmit={(event) => event.preventDefault()}>
        <ChoiceField label="Paper" value={paper} choices={papers} onChange={setPaper} />
        <label className="daybox">
          <input type="checkbox" checked={numbered} onChange={(event) => setNumbered(event.target.checked)} /> Number
          the lines
        </label>
        <Button look="primary" onClick={() => window.print()}>
          Print or save as PDF
        </Button>
        <Link
          className="btn"
          to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
          params={address}
          search={version === undefined ? {} : { version }}
        >
          Back to the text
        </Link>
      </form>
      <div className="printmemo" ref={memo}>
        <p className="printhead">
          {name} · PR/FAQ · {standing}
          {document.launchDate
            ? ` · ${standing.startsWith('approved') ? 'promised' : 'proposed'} launch ${formatDate(document.launchDate)}`
            : ''}
        </p>
        <Memo
          document={document}
          lengths={lengths}
          marks={version === undefined ? marks : none}
          underOpen={({ id }) => (
            <p className="printopen">
              Open{ownerWords(questions.data?.questions.find((each) => each.id === id)?.owner?.name)}
            </p>
          )}
        />
        <p className="printfootline">{foot}</p>
      </div>
    </>
  );
}

const none = new Map<string, never[]>();
const ownerWords = (name: string | undefined): string =>
  name ? `, to be answered by ${name}.` : '. Nobody has to answer it yet.';
