import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { countWord, sentence } from '../../app/count-word.js';

interface DocumentGroup {
  readonly title: string;
  readonly rows: readonly PortfolioRow[];
}

/** PR/FAQs by where they stand: those that wait for somebody first. */
export function documentGroups(rows: readonly PortfolioRow[]): readonly DocumentGroup[] {
  const groups: DocumentGroup[] = [
    { title: 'In review', rows: rows.filter(({ stage }) => stage === 'in-review') },
    { title: 'Draft', rows: rows.filter(({ stage }) => stage === 'draft') },
    {
      title: 'Approved',
      rows: rows.filter(({ stage }) => !['in-review', 'draft', 'rejected', 'parked'].includes(stage)),
    },
    { title: 'Parked', rows: rows.filter(({ stage }) => stage === 'parked') },
    { title: 'Rejected', rows: rows.filter(({ stage }) => stage === 'rejected') },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

/** The message of the list: what waits for whom. */
export function documentsTitle(rows: readonly PortfolioRow[]): string {
  if (rows.length === 0) return 'No documents yet';
  const waiting = rows.filter(({ stage }) => stage === 'in-review').length;
  const drafts = rows.filter(({ stage }) => stage === 'draft').length;
  if (waiting > 0)
    return sentence(`${countWord(waiting)} ${waiting === 1 ? 'PR/FAQ waits' : 'PR/FAQs wait'} for a decision`);
  if (drafts > 0) return sentence(`${countWord(drafts)} ${drafts === 1 ? 'draft is' : 'drafts are'} being written`);
  return 'Every PR/FAQ is decided';
}
