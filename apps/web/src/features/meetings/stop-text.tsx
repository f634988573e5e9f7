import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { type MeetingStop, questionKindOf } from '@workback/domain/prfaq/meeting';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import type { SectionKey } from '@workback/domain/prfaq/sections';
import type { ReactElement } from 'react';
import { MemoText } from '../prfaqs/memo-text.js';
import { Questions } from '../prfaqs/reading/questions.js';

/** The section that is talked about, as it is read. */
export function StopText({ document, stop }: { document: PrfaqDocument; stop: MeetingStop }): ReactElement {
  const kind = questionKindOf(stop.place);
  if (kind !== null) {
    return (
      <article className="memo">
        <Questions
          kind={kind}
          questions={numberedQuestions(document).filter((question) => question.kind === kind)}
          length={undefined}
          marks={new Map()}
        />
      </article>
    );
  }
  return (
    <article className="memo">
      <h2>{stop.title}</h2>
      <MemoText text={document.sections[stop.place as SectionKey] ?? ''} ranges={[]} />
    </article>
  );
}
