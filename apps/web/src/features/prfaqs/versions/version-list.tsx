import { Link } from '@tanstack/react-router';
import type { Prfaq, PrfaqVersion } from '@workback/contracts/prfaq/prfaq.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { momentWords } from '../moment-words.js';
import type { TextChoice } from './versions-search.js';

interface VersionListProps {
  readonly prfaq: Prfaq;
  readonly versions: readonly PrfaqVersion[];
  readonly compared: readonly TextChoice[];
  /** Shows what a version changed against the one before it. */
  readonly onCompare: (version: PrfaqVersion) => void;
  /** Puts a version into the draft; null where there is none or the person may not. */
  readonly onRestore: ((number: number) => void) | null;
  readonly restoring: number | null;
}

const reasonWords = {
  imported: 'Imported',
  submitted: 'Submitted for review',
  approved: 'Approved',
  saved: 'Saved by hand',
};

/** The versions, newest first: what each is, who kept it and why, and what can be done with it. */
export function VersionList(props: VersionListProps): ReactElement {
  const { prfaq, versions, compared, onCompare, onRestore, restoring } = props;
  const { slug } = useWorkspace();
  const address = { workspaceSlug: slug, initiativeId: prfaq.initiativeId };
  return (
    <ol className="verlist" reversed>
      {versions.map((version, at) => (
        <li key={version.number} aria-current={compared.includes(version.number) || undefined}>
          <div className="row between">
            <b>Version {version.number}</b>
            {version.reason === 'approved' ? (
              <StatusMark
                status="approved"
                label={version.number === prfaq.approvedVersionNumber ? 'Approved, in force' : 'Approved'}
              />
            ) : (
              <span className="sm mu">{reasonWords[version.reason]}</span>
            )}
          </div>
          {version.note ? <p>{version.note}</p> : null}
          <p className="sm mu">
            {momentWords(version.createdAt)}
            {version.createdBy ? ` · ${version.createdBy.name}` : ''} · {version.words.toLocaleString('en')}{' '}
            {version.words === 1 ? 'word' : 'words'}
          </p>
          <div className="row noprint">
            <Link
              className="linkbtn"
              to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
              params={address}
              search={{ version: version.number }}
            >
              Read<span className="vh"> version {version.number}</span>
            </Link>
            {at < versions.length - 1 ? (
              <button type="button" className="linkbtn" onClick={() => onCompare(version)}>
                What changed<span className="vh"> in version {version.number}</span>
              </button>
            ) : null}
            {onRestore ? (
              <button
                type="button"
                className="linkbtn"
                aria-busy={restoring === version.number || undefined}
                disabled={restoring !== null}
                onClick={() => onRestore(version.number)}
              >
                Restore<span className="vh"> version {version.number}</span>
              </button>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
