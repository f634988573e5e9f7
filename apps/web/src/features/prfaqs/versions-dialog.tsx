import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dialog } from '@workback/ui/dialog';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { type InInitiative, prfaqVersionsQuery } from './api/prfaqs.queries.js';
import { momentWords } from './moment-words.js';

const reasonWords = {
  imported: 'Imported',
  submitted: 'Submitted for review',
  approved: 'Approved',
  saved: 'Saved by hand',
};

interface VersionsDialogProps {
  readonly params: InInitiative;
  readonly onClose: () => void;
}

/** The versions of a text, newest first, each to be opened for reading. */
export function VersionsDialog({ params, onClose }: VersionsDialogProps): ReactElement {
  const { slug } = useWorkspace();
  const versions = useQuery(prfaqVersionsQuery(params));
  return (
    <Dialog title="Versions" open onClose={onClose}>
      <LoadState query={versions}>
        {({ versions: list }) =>
          list.length === 0 ? (
            <EmptyState title="No version is kept yet. Submitting for review keeps one, and so does “Save version”." />
          ) : (
            <ul className="work">
              {list.map(({ number, reason, createdAt, createdBy }) => (
                <li key={number}>
                  <Link
                    to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
                    params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
                    search={{ version: number }}
                    onClick={onClose}
                  >
                    Version {number}
                  </Link>
                  <span>{reasonWords[reason]}</span>
                  <span className="sub">
                    {momentWords(createdAt)}
                    {createdBy ? ` · ${createdBy.name}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </LoadState>
    </Dialog>
  );
}
