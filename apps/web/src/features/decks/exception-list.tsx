import type { DeckExceptionWire } from '@workback/contracts/deck/deck-reading.schemas';
import { Button } from '@workback/ui/button';
import { exceptionChip, exceptionSentence } from '@workback/ui/prepare/exception-words';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { WorkspaceLink } from '../../app/workspace-link.js';
import { useDeck } from './deck-context.js';

const AT_FIRST = 9;
const PLAIN = { unit: 'count' } as const;

/** What the meeting talks about, the worst first, each with its reason and what is being done about it. */
export function ExceptionList({ all = false }: { readonly all?: boolean }): ReactElement | null {
  const { exceptions } = useDeck().reading;
  const [open, setOpen] = useState(all);
  if (exceptions.length === 0) return null;
  return (
    <>
      <ol className="exc" aria-label="Exceptions, the worst first">
        {exceptions.map((exception, at) => (
          <Exception key={exception.subject.id} exception={exception} later={!open && at >= AT_FIRST} />
        ))}
      </ol>
      {!open && exceptions.length > AT_FIRST ? (
        <p className="noprint">
          <Button look="quiet" onClick={() => setOpen(true)}>
            Show all {exceptions.length} exceptions
          </Button>
        </p>
      ) : null}
    </>
  );
}

interface ExceptionProps {
  readonly exception: DeckExceptionWire;
  /** On paper only, until somebody asks for all. */
  readonly later: boolean;
}

function Exception({ exception, later }: ExceptionProps): ReactElement {
  const { reading, words } = useDeck();
  const { subject, number, reasons } = exception;
  const look = reading.kpis.find(({ id }) => id === subject.id) ?? PLAIN;
  const { status, word } = exceptionChip(reasons[0]!);
  const actions = (words?.notes ?? []).filter(
    ({ kpiId, owner, doneAt }) => kpiId === subject.id && owner !== null && doneAt === null,
  );
  return (
    <li className={later ? 'later' : undefined}>
      <span className="row between">
        <StatusMark status={status} {...(word ? { label: word } : {})} tinted />
        {number === null ? (
          <WorkspaceLink path={`/initiatives/${subject.id}`} className="sm">
            Initiative
          </WorkspaceLink>
        ) : (
          <a href={`#block-${number}`} className="sm">
            Block {number}
          </a>
        )}
      </span>
      <b>{subject.name}</b>
      {reasons.map((reason) => (
        <span key={reason.kind} className="mu">
          {exceptionSentence(reason, look)}
        </span>
      ))}
      {actions.map(({ id, words: said, owner, dueOn }) => (
        <span key={id} className="sm">
          Action: {said}
          {dueOn === null ? '' : `, by ${formatWeekday(dueOn)}`}, {owner?.name}
        </span>
      ))}
    </li>
  );
}
