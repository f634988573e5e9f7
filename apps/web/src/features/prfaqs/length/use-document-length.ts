import { useQuery } from '@tanstack/react-query';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import {
  type DocumentLength,
  documentLength,
  type LengthBudgets,
  lengthBudgets,
  type LengthRules,
  usualLengthRules,
} from '@workback/domain/prfaq/length-rules';
import { useMemo } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { workspaceQuery } from '../../workspaces/api/workspaces.queries.js';
import type { WireDocument } from '../draft.js';

/** The length budgets that hold in this workspace; the usual ones until they are known. */
export function useLengthBudgets(): LengthBudgets {
  const { id } = useWorkspace();
  const { data } = useQuery(workspaceQuery(id));
  const rules = data?.lengthRules as LengthRules | undefined;
  return useMemo(() => lengthBudgets(rules ?? usualLengthRules), [rules]);
}

/** Words of every section, of the release and of the FAQ, against the budgets of this workspace. */
export function useDocumentLength(document: WireDocument): DocumentLength {
  const budgets = useLengthBudgets();
  return useMemo(() => documentLength(document as PrfaqDocument, budgets), [document, budgets]);
}
