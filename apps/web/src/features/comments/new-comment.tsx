import type { PassageAnchor } from '@workback/domain/passage/anchor';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { prfaqSections } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';
import { ApiProblem, sentenceOf } from '../../api/problem.js';
import { passageOfWords } from '../passages/passage-of-words.js';
import { CommentField } from './comment-field.js';
import type { CommentStart } from './comment-start.js';
import { useKeptText } from './kept-text.js';
import type { ThreadActions } from './use-thread-actions.js';

interface NewCommentProps {
  /** Null for what has no text of its own: the comment is about the whole. */
  readonly document: PrfaqDocument | null;
  readonly subjectId: string;
  readonly start: CommentStart;
  readonly actions: ThreadActions;
  readonly onClose: () => void;
  readonly onStarted: (threadId: string) => void;
}

const WHOLE = 'whole';

/** The card in which a thread is begun: about selected words, or about what is chosen and typed here. */
export function NewComment({ document, subjectId, start, actions, onClose, onStarted }: NewCommentProps): ReactElement {
  const [place, setPlace] = useState(start.place ?? WHOLE);
  const [words, setWords] = useState(start.words);
  const [tried, setTried] = useState(false);
  const [text, setText] = useKeptText(`new.${subjectId}`);
  const [id] = useState(() => crypto.randomUUID());
  const { start: send } = actions;
  const fixed = start.words !== '' && words === start.words;
  const passage =
    !document || place === WHOLE || words.trim() === '' ? null : passageOfWords(document, place, words, start.share);
  const problem = typeof passage === 'string' && (tried || fixed) ? passage : undefined;
  const moved = send.error instanceof ApiProblem && send.error.field('anchor.passage') !== undefined;
  const submit = (): void => {
    setTried(true);
    if (text.trim() === '' || send.isPending || typeof passage === 'string') return;
    const anchor = anchorOf(place, passage);
    send.mutate(
      { id, text, ...(anchor ? { anchor } : {}) },
      {
        onSuccess: (thread) => {
          setText('');
          onStarted(thread.id);
        },
      },
    );
  };
  return (
    <li className="card thread active" data-card="new">
      <h3 className="vh">New comment</h3>
      {fixed ? (
        <p className="about">
          <q>{words}</q>
        </p>
      ) : document === null ? null : (
        <div className="form">
          <ChoiceField label="About" value={place} choices={placesToChoose(document)} onChange={setPlace} />
          {place === WHOLE ? null : (
            <TextField
              label="The exact words (optional)"
              hint="Without them, the comment is about the whole section."
              value={words}
              onChange={setWords}
              error={problem}
            />
          )}
        </div>
      )}
      {fixed && (problem || moved) ? (
        <div className="note risk" role="alert">
          <p>{problem ?? 'These words were changed in the meantime.'}</p>
          <Button look="quiet" onClick={() => setWords('')}>
            Comment on the whole section
          </Button>
        </div>
      ) : null}
      <CommentField
        label="Comment"
        placeholder="Comment; @ names a person"
        value={text}
        onChange={setText}
        people={actions.people}
        onSubmit={submit}
        onCancel={onClose}
        focused
        error={send.error && !moved ? sentenceOf(send.error) : undefined}
      />
      <div className="row acts">
        <Button look="primary" busy={send.isPending} disabled={text.trim() === ''} onClick={submit}>
          Comment
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </li>
  );
}

function anchorOf(place: string, passage: PassageAnchor | null) {
  if (passage) return { passage };
  return place === WHOLE ? undefined : { place };
}

function placesToChoose({ questions }: PrfaqDocument): [string, string][] {
  return [
    [WHOLE, 'The whole text'],
    ...prfaqSections.flatMap(({ key, title, holds }): [string, string][] => (holds === 'text' ? [[key, title]] : [])),
    ...questions.map(({ id, question }): [string, string] => [`question:${id}`, `FAQ: ${question.slice(0, 80)}`]),
  ];
}
