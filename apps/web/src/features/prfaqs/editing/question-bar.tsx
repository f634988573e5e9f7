import { useQuery } from '@tanstack/react-query';
import type { NumberedQuestion } from '@workback/domain/prfaq/questions';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, useEffect, useRef } from 'react';
import { WritersHere } from '../../presence/writers-here.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { questionsQuery } from '../api/questions.queries.js';
import { placeId } from '../outline.js';
import { CopyLink } from '../questions/copy-link.js';
import { QuestionOwner } from '../questions/question-owner.js';
import '../questions/questions.css';

interface QuestionBarProps {
  readonly params: InInitiative;
  readonly question: NumberedQuestion;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Above a question: its number, its owner while it is open, its link, its place among the others. */
export function QuestionBar({ params, question, first, last, onMove, onRemove }: QuestionBarProps): ReactElement {
  const { id, label, open } = question;
  const known = useQuery(questionsQuery(params)).data?.questions.find((each) => each.id === id);
  const name = `question ${label}`;
  const moved = useRef<-1 | 0 | 1>(0);
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  // Moving the card in the page takes the focus away from its button; the next press should not need a search for it.
  useEffect(() => {
    const [pressed, other] = moved.current === -1 ? [up.current, down.current] : [down.current, up.current];
    if (moved.current !== 0) (pressed?.disabled ? other : pressed)?.focus();
    moved.current = 0;
  }, [label]);
  const move = (step: -1 | 1): void => {
    moved.current = step;
    onMove(step);
  };
  return (
    <div className="row between">
      <span className="row">
        <b>{label}</b>
        {open ? <span className="rk sm">Open</span> : null}
        {/* A question that was not saved yet is unknown to the server: it gets its owner a second later. */}
        {open && known ? <QuestionOwner params={params} question={{ ...known, label }} editable /> : null}
        <WritersHere at={{ initiativeId: params.initiativeId, place: 'prfaq' }} partId={`question:${id}`} />
      </span>
      <span className="row">
        <CopyLink place={placeId(`question:${id}`)} of={name} />
        <button
          ref={up}
          type="button"
          className="iconbtn"
          aria-label={`Move ${name} up`}
          disabled={first}
          onClick={() => move(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          ref={down}
          type="button"
          className="iconbtn"
          aria-label={`Move ${name} down`}
          disabled={last}
          onClick={() => move(1)}
        >
          <Icon name="down" />
        </button>
        <Button look="quiet" onClick={onRemove}>
          Remove {name}
        </Button>
      </span>
    </div>
  );
}
