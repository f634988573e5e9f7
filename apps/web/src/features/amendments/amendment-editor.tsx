import { useQueryClient } from '@tanstack/react-query';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { type ReactElement, type RefObject, useMemo } from 'react';
import type { AutosaveServer } from '../prfaqs/editing/autosave.js';
import Editor from '../prfaqs/editing/editor.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { amendmentQuery, editAmendment, fetchAmendment } from './api/amendments.queries.js';

interface AmendmentEditorProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly leavingRef: RefObject<() => Promise<boolean>>;
  /** What stands beside the text. */
  readonly aside: ReactElement;
}

/** The working copy in the same editor as a draft, saved to the amendment while it is written. */
export default function AmendmentEditor({ params, amendment, leavingRef, aside }: AmendmentEditorProps): ReactElement {
  const queries = useQueryClient();
  const { id } = amendment;
  const server = useMemo((): AutosaveServer => {
    const remember = (saved: Amendment): Prfaq => {
      // An answer that is older than what live updates brought must not turn the text back.
      queries.setQueryData(amendmentQuery(params, id).queryKey, (known) =>
        known && known.version > saved.version ? known : saved,
      );
      return asDraft(saved);
    };
    return {
      send: async (patch, version, signal) => remember(await editAmendment(params, id, patch, version, signal)),
      load: async (signal) => asDraft(await fetchAmendment(params, id, signal)),
    };
  }, [queries, params, id]);
  const draft = useMemo(() => asDraft(amendment), [amendment]);
  return (
    <Editor
      params={params}
      prfaq={draft}
      leavingRef={leavingRef}
      server={server}
      draftKey={`amendment.${id}`}
      title={`Edit amendment ${amendment.number}`}
      aside={aside}
    />
  );
}

/** An amendment as the editor sees it: a draft that is made from the approved version. */
function asDraft({ initiativeId, document, version, savedAt, savedBy, baseVersionNumber, problems }: Amendment): Prfaq {
  const latestVersionNumber = baseVersionNumber;
  return {
    ...{ initiativeId, status: 'draft', document, version, savedAt, savedBy, latestVersionNumber, problems },
    approvedVersionNumber: null,
    decisions: [],
  };
}
