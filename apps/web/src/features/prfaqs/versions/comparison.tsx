import type { DocumentDiff, QuestionDiff, SectionDiff } from '@workback/domain/prfaq/diff';
import { type QuestionKind, questionKinds, sectionOf, type SectionKey } from '@workback/domain/prfaq/sections';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { Fragment, type ReactElement, type ReactNode, useState } from 'react';
import { ComparedText } from './compared-text.js';
import { changeWords } from './comparison-words.js';
import { Added, plainRuns, Removed } from './shown-words.js';

interface ComparisonProps {
  readonly diff: DocumentDiff;
  readonly side: boolean;
}

const afterQuestions: readonly SectionKey[] = ['ux-document', 'success-criteria', 'appendix'];

/** Two texts of a PR/FAQ part by part in reading order; what did not change is folded. */
export function Comparison({ diff, side }: ComparisonProps): ReactElement {
  const section = (each: SectionDiff): Part => ({
    key: each.key,
    title: sectionOf(each.key).title,
    note: each.change === 'same' ? '' : changeWords(each.change, each.counts),
    same: each.change === 'same',
    empty: each.pieces.length === 0,
    content: <ComparedText pieces={each.pieces} side={side} />,
  });
  const late = (each: SectionDiff): boolean => afterQuestions.includes(each.key);
  return (
    <article className="memo compared">
      {diff.launchDate ? <LaunchDate {...diff.launchDate} /> : null}
      <Parts
        parts={[
          ...diff.sections.filter((each) => !late(each)).map(section),
          ...questionKinds.flatMap((kind) => questionParts(diff, kind, side)),
          ...diff.sections.filter(late).map(section),
        ]}
      />
    </article>
  );
}

interface Part {
  readonly key: string;
  readonly title: ReactNode;
  readonly note: string;
  readonly same: boolean;
  readonly empty: boolean;
  readonly content: ReactElement;
}

/** Parts that changed as they are; those between them as one line that opens. */
function Parts({ parts }: { parts: readonly Part[] }): ReactElement {
  const groups: { same: boolean; parts: Part[] }[] = [];
  for (const part of parts.filter(({ empty }) => !empty)) {
    const last = groups.at(-1);
    if (last?.same === part.same) last.parts.push(part);
    else groups.push({ same: part.same, parts: [part] });
  }
  return (
    <>
      {groups.map((group) =>
        group.same ? (
          <Unchanged key={group.parts[0]?.key} parts={group.parts} />
        ) : (
          <Fragment key={group.parts[0]?.key}>
            {group.parts.map((part) => (
              <PartView key={part.key} part={part} />
            ))}
          </Fragment>
        ),
      )}
    </>
  );
}

function Unchanged({ parts }: { parts: readonly Part[] }): ReactElement {
  const [open, setOpen] = useState(false);
  const count = parts.length;
  return (
    <>
      <p className="cmpsame">
        <button type="button" className="linkbtn" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Fold' : 'Show'} {count} unchanged {count === 1 ? 'part' : 'parts'}
        </button>
      </p>
      {open ? parts.map((part) => <PartView key={part.key} part={part} />) : null}
    </>
  );
}

function PartView({ part }: { part: Part }): ReactElement {
  return (
    <section>
      <div className="sect">
        <h2>{part.title}</h2>
        <span>{part.note}</span>
      </div>
      {part.content}
    </section>
  );
}

const listWords: Record<QuestionKind, string> = {
  external: 'External question',
  internal: 'Internal question',
  unlabelled: 'Question',
};

/** Questions of a list as it is now, numbered as its readers see them; a removed one stays in the list it was in. */
function questionParts(diff: DocumentDiff, kind: QuestionKind, side: boolean): Part[] {
  let number = 0;
  return diff.questions
    .filter(({ before, after }) => (after ?? before)?.kind === kind)
    .map((each) => {
      if (each.after) number += 1;
      return questionPart(each, each.after ? `${listWords[kind]} ${number}` : listWords[kind], side);
    });
}

function questionPart(each: QuestionDiff, title: string, side: boolean): Part {
  const { before, after, change, moved, counts } = each;
  return {
    key: `question ${before?.id ?? ''} ${after?.id ?? ''}`,
    title,
    note: [change === 'same' ? '' : changeWords(change, counts), moved ? movedWords(each) : '']
      .filter((words) => words !== '')
      .join(' · '),
    same: change === 'same' && !moved,
    empty: false,
    content: (
      <div {...(moved && change === 'same' ? { 'data-change': '', tabIndex: -1 } : {})}>
        <div className="cmpask">
          <ComparedText pieces={each.question} side={side} />
        </div>
        {each.answer.length > 0 ? (
          <ComparedText pieces={each.answer} side={side} passed={change === 'added' || change === 'removed'} />
        ) : (
          <p className="mu">Not answered.</p>
        )}
      </div>
    ),
  };
}

function movedWords({ before, after }: QuestionDiff): string {
  if (before && after && before.kind !== after.kind) return `moved from ${listWords[before.kind].toLowerCase()}s`;
  if ((before?.group ?? '') !== (after?.group ?? '')) return `moved to topic ${after?.group || 'none'}`;
  return 'moved to another place';
}

function LaunchDate({ before, after }: { before: string | null; after: string | null }): ReactElement {
  const words = (date: string | null): string =>
    date === null ? 'no date' : formatWeekday(date as `${number}-${number}-${number}`);
  return (
    <section>
      <div className="sect">
        <h2>Launch date</h2>
        <span>changed</span>
      </div>
      <p className="cmpdate">
        <span data-change="" tabIndex={-1}>
          <Removed runs={plainRuns(words(before))} /> <Added runs={plainRuns(words(after))} />
        </span>
      </p>
    </section>
  );
}
