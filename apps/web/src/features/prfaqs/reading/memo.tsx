import type { PrfaqDocument, SectionLength } from '@workback/domain/prfaq/document';
import { type NumberedQuestion, numberedQuestions } from '@workback/domain/prfaq/questions';
import { type PrfaqSection, prfaqSections, questionKinds, type SectionKey } from '@workback/domain/prfaq/sections';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { Budget } from '../length/budget.js';
import type { WireDocument } from '../draft.js';
import type { MarkedRange } from '../marked-ranges.js';
import { MemoText } from '../memo-text.js';
import { placeId } from '../outline.js';
import type { DrawnText } from './drawing-order.js';
import { Questions } from './questions.js';
import { type Pace, useDrawnTexts } from './use-drawn-texts.js';

interface MemoProps {
  readonly document: WireDocument;
  readonly lengths: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  /** Highlighted promises by place. */
  readonly marks: ReadonlyMap<string, readonly MarkedRange[]>;
  /** What stands under a question without an answer. */
  readonly underOpen?: (question: NumberedQuestion) => ReactNode;
  /** What stands beside the title of a section or question. */
  readonly besideTitle?: (place: string, title: string) => ReactNode;
  /** Draws a long text part by part; without it, everything at once. */
  readonly pace?: Pace;
}

const none: readonly MarkedRange[] = [];

/** The PR/FAQ as it is read: customer questions, press release, FAQ, supporting material. */
export function Memo({ document, lengths, marks, underOpen, besideTitle, pace }: MemoProps): ReactElement {
  const numbered = useMemo(() => numberedQuestions(document as PrfaqDocument), [document]);
  const filled = (key: SectionKey): boolean => (document.sections[key] ?? '').trim() !== '';
  const written = prfaqSections.filter(({ key, holds }) => holds === 'text' && filled(key as SectionKey));
  const texts = useMemo(() => textsOf(document), [document]);
  const drawn = useDrawnTexts(texts, pace);
  const customer = written.filter(({ part }) => part === 'customer-questions');
  const section = (each: PrfaqSection): ReactElement => (
    <TextSection
      key={each.key}
      section={each}
      text={document.sections[each.key as SectionKey]}
      length={lengths.get(each.key)}
      ranges={marks.get(each.key) ?? none}
      drawn={drawn === 'all' || drawn.has(each.key)}
      besideTitle={besideTitle}
    />
  );
  if (written.length === 0 && document.questions.length === 0)
    return (
      <EmptyState title="Nothing is written yet. Start with the heading: name the product so that its customers understand it." />
    );
  return (
    <article className="memo">
      {customer.length > 0 ? (
        <details open className="foldable">
          <summary>
            <h2>Customer questions</h2>
          </summary>
          {customer.map(section)}
        </details>
      ) : null}
      {filled('heading') ? null : <p className="mu">This press release has no heading yet.</p>}
      {written.filter(({ part }) => part === 'press-release').map(section)}
      {questionKinds.map((kind) => (
        <Questions
          key={kind}
          kind={kind}
          questions={numbered.filter((question) => question.kind === kind)}
          length={lengths.get(`${kind}-faq`)}
          marks={marks}
          drawn={drawn}
          underOpen={underOpen}
          besideTitle={besideTitle}
        />
      ))}
      {written.filter(({ part }) => part === 'supporting').map(section)}
    </article>
  );
}

/** Its texts in the order in which they are read. */
function textsOf({ sections, questions }: WireDocument): readonly DrawnText[] {
  const sectionTexts = (part: (section: PrfaqSection) => boolean): DrawnText[] =>
    prfaqSections
      .filter((section) => section.holds === 'text' && part(section))
      .map(({ key }) => ({ place: key, length: (sections[key as SectionKey] ?? '').length }));
  return [
    ...sectionTexts(({ part }) => part !== 'supporting'),
    ...questionKinds.flatMap((kind) =>
      questions
        .filter((question) => question.kind === kind)
        .map(({ id, answer }) => ({ place: `question:${id}`, length: answer.length })),
    ),
    ...sectionTexts(({ part }) => part === 'supporting'),
  ];
}

interface TextSectionProps {
  readonly section: PrfaqSection;
  readonly text: string;
  readonly length: SectionLength | undefined;
  readonly ranges: readonly MarkedRange[];
  readonly drawn: boolean;
  readonly besideTitle: MemoProps['besideTitle'];
}

function TextSection({ section, text, length, ranges, drawn, besideTitle }: TextSectionProps): ReactElement {
  const { key, title } = section;
  const inline = key === 'heading' || key === 'sub-heading';
  const words = <MemoText text={text} ranges={ranges} inline={inline} drawn={drawn} />;
  return (
    <section id={placeId(key)} aria-label={title}>
      <div className="sect">
        <span className="row">
          {title}
          {besideTitle?.(key, title)}
        </span>
        {length ? <Budget length={length} /> : null}
      </div>
      {key === 'heading' ? <h1 data-place={key}>{words}</h1> : null}
      {key === 'sub-heading' ? (
        <p className="subh" data-place={key}>
          {words}
        </p>
      ) : null}
      {inline ? null : <div data-place={key}>{words}</div>}
    </section>
  );
}
