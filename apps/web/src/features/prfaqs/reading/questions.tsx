import type { SectionLength } from '@workback/domain/prfaq/document';
import type { NumberedQuestion } from '@workback/domain/prfaq/questions';
import { type QuestionKind, sectionOf } from '@workback/domain/prfaq/sections';
import { memo, type ReactElement, type ReactNode } from 'react';
import { Budget } from '../length/budget.js';
import type { MarkedRange } from '../marked-ranges.js';
import { MemoText } from '../memo-text.js';
import { placeId } from '../outline.js';
import { CopyLink } from '../questions/copy-link.js';
import '../questions/questions.css';

interface QuestionsProps {
  readonly kind: QuestionKind;
  readonly questions: readonly NumberedQuestion[];
  readonly length: SectionLength | undefined;
  readonly marks: ReadonlyMap<string, readonly MarkedRange[]>;
  /** Places of the answers whose turn to be drawn has come. */
  readonly drawn?: ReadonlySet<string> | 'all';
  /** What stands under a question without an answer. */
  readonly underOpen?: ((question: NumberedQuestion) => ReactNode) | undefined;
  /** What stands beside a question. */
  readonly besideTitle?: ((place: string, title: string) => ReactNode) | undefined;
}

const none: readonly MarkedRange[] = [];

/** The questions of one kind, numbered, under the topics their author gave them. */
export function Questions(props: QuestionsProps): ReactElement | null {
  const { kind, questions, length, marks, drawn = 'all', underOpen, besideTitle } = props;
  if (questions.length === 0) return null;
  const key = `${kind}-faq` as const;
  return (
    <section id={placeId(key)} aria-labelledby={`${placeId(key)}-title`}>
      <div className="sect">
        <span>{kind === 'unlabelled' ? 'Questions that nobody has sorted yet' : sectionOf(key).title}</span>
        {length ? <Budget length={length} /> : null}
      </div>
      <h2 id={`${placeId(key)}-title`}>{sectionOf(key).title}</h2>
      <ol className="faq">
        {questions.map((each, at) => (
          <Question
            key={each.id}
            question={each}
            topic={each.group && each.group !== questions[at - 1]?.group ? each.group : null}
            ranges={marks.get(`question:${each.id}`) ?? none}
            drawn={drawn === 'all' || drawn.has(`question:${each.id}`)}
            underOpen={underOpen}
            besideTitle={besideTitle}
          />
        ))}
      </ol>
    </section>
  );
}

interface QuestionProps extends Pick<QuestionsProps, 'underOpen' | 'besideTitle'> {
  readonly question: NumberedQuestion;
  /** The topic that begins with it. */
  readonly topic: string | null;
  readonly ranges: readonly MarkedRange[];
  readonly drawn: boolean;
}

/** There may be hundreds: none is drawn again because another one's turn has come. */
const Question = memo(function Question({
  question: each,
  topic,
  ranges,
  drawn,
  underOpen,
  besideTitle,
}: QuestionProps) {
  const { id, label, question, answer, open } = each;
  const place = placeId(`question:${id}`);
  return (
    <li id={place}>
      {topic ? <p className="topic">{topic}</p> : null}
      <div className="questionhead">
        <h3>
          <span className="qn">{label}</span>
          {question || <span className="mu">No words yet</span>}
        </h3>
        {besideTitle?.(`question:${id}`, `question ${label}`)}
        <CopyLink place={place} of={`question ${label}`} />
      </div>
      {open ? (
        (underOpen?.(each) ?? <p className="mu">Not answered yet.</p>)
      ) : (
        <div data-place={`question:${id}`}>
          <MemoText text={answer} ranges={ranges} drawn={drawn} />
        </div>
      )}
    </li>
  );
});
