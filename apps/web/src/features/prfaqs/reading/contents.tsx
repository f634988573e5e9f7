import { useLocation } from '@tanstack/react-router';
import type { SectionLength } from '@workback/domain/prfaq/document';
import type { DocumentLength, Length } from '@workback/domain/prfaq/length-rules';
import { isOpen } from '@workback/domain/prfaq/questions';
import type { PrfaqPart, PrfaqSection } from '@workback/domain/prfaq/sections';
import type { ReactElement } from 'react';
import { useMedia } from '../../../app/use-media.js';
import type { WireQuestion } from '../draft.js';
import { lengthWords, pageWords, counted } from '../length/length-words.js';
import { outline, partTitles, placeId } from '../outline.js';
import { SHEET } from './margin.js';

interface ContentsProps {
  readonly lengths: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  readonly parts: DocumentLength['parts'];
  /** Sections without text are left out where nobody can fill them. */
  readonly withEmpty: boolean;
  readonly questions: readonly WireQuestion[];
  /** Remarks of the coach by section. */
  readonly remarks?: ReadonlyMap<string, number> | undefined;
}

/** The table of contents with the length of each section against its budget. */
export function Contents({ lengths, parts, withEmpty, questions, remarks }: ContentsProps): ReactElement {
  const narrow = useMedia(SHEET);
  const list = (
    <ul className="toc">
      {outline.map(({ part, sections }) => {
        const shown = sections.filter(({ key }) => withEmpty || (lengths.get(key)?.words ?? 0) > 0);
        if (shown.length === 0) return null;
        const whole = parts.get(part);
        return [
          <li className="h" key={part}>
            <span>{partTitles[part]}</span>
            {whole ? <Whole part={part} length={whole} /> : null}
          </li>,
          ...shown.map((section) => (
            <Entry
              key={section.key}
              section={section}
              length={lengths.get(section.key)}
              questions={questions.filter(({ kind }) => section.key === `${kind}-faq`)}
              remarks={remarks?.get(section.key) ?? 0}
            />
          )),
        ];
      })}
    </ul>
  );
  return <nav aria-label="Sections">{narrow ? <Folded>{list}</Folded> : list}</nav>;
}

/** Above the text rather than beside it, the list is folded, and folds again when it has led somewhere. */
function Folded({ children }: { children: ReactElement }): ReactElement {
  const { hash } = useLocation();
  return (
    <details key={hash} className="foldable">
      <summary>Contents</summary>
      {children}
    </details>
  );
}

/** A release is counted in words, a FAQ in pages: so the published rules put it. */
function Whole({ part, length }: { part: PrfaqPart; length: Length }): ReactElement {
  const { words, budgetWords, overBy } = length;
  const inWords = budgetWords === null ? lengthWords(length) : `${counted(words)} / ${counted(budgetWords)}`;
  return (
    <span className={overBy > 0 ? 'b over' : 'b'} title={`${lengthWords(length)} · ${pageWords(length)}`}>
      {part === 'faq' ? pageWords(length) : inWords}
      {overBy > 0 ? <span className="vh"> over budget</span> : null}
    </span>
  );
}

interface EntryProps {
  readonly section: PrfaqSection;
  readonly length: SectionLength | undefined;
  readonly questions: readonly WireQuestion[];
  readonly remarks: number;
}

function Entry({ section, length, questions, remarks }: EntryProps): ReactElement {
  const over = length !== undefined && length.overBy > 0;
  const open = questions.filter(isOpen).length;
  return (
    <li>
      <a className="q" href={`#${placeId(section.key)}`}>
        {section.title}
        {questions.length > 0 ? `, ${questions.length} ${questions.length === 1 ? 'question' : 'questions'}` : ''}
        {open > 0 ? (
          <>
            , <span className="rk">{open} open</span>
          </>
        ) : null}
        {remarks > 0 ? (
          <span className="remarks" title="Remarks of the coach">
            {remarks}
            <span className="vh"> {remarks === 1 ? 'remark' : 'remarks'} of the coach</span>
          </span>
        ) : null}
      </a>
      {length === undefined ? null : (
        <span className={over ? 'b over' : 'b'} title={lengthWords(length)}>
          {counted(length.words)}
          {length.budgetWords === null ? '' : ` / ${counted(length.budgetWords)}`}
          {over ? <span className="vh"> over budget</span> : null}
        </span>
      )}
    </li>
  );
}
