import '../prfaqs/versions/versions.css';
import { useQuery } from '@tanstack/react-query';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import { diffDocuments, isSameText } from '@workback/domain/prfaq/diff';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useMemo } from 'react';
import { LoadState } from '../../app/load-state.js';
import { prfaqVersionQuery } from '../prfaqs/api/prfaqs.queries.js';
import { Comparison } from '../prfaqs/versions/comparison.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';

interface AmendmentChangesProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
}

/** The amended text against the approved one it was made from, word by word. */
export default function AmendmentChanges({ params, amendment }: AmendmentChangesProps): ReactElement {
  const version = useQuery(prfaqVersionQuery(params, amendment.baseVersionNumber));
  return (
    <LoadState query={version}>
      {({ document }) => <Changes before={document as PrfaqDocument} after={amendment.document as PrfaqDocument} />}
    </LoadState>
  );
}

function Changes({ before, after }: { before: PrfaqDocument; after: PrfaqDocument }): ReactElement {
  const diff = useMemo(() => diffDocuments(before, after), [before, after]);
  if (isSameText(diff)) return <EmptyState title="The text is the approved one, word for word." />;
  return <Comparison diff={diff} side={false} />;
}
