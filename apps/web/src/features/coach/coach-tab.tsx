import { useQuery } from '@tanstack/react-query';
import { EmptyState, Skeleton } from '@workback/ui/notice';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import type { MarginTab } from '../prfaqs/reading/margin.js';
import type { BesideText } from '../prfaqs/reading/margin-tabs.js';
import { silencesQuery, useHear, useSilence } from './api/coach.queries.js';
import { CoachCard } from './coach-card.js';
import { forgetPointed, pointAt } from './point-at.js';
import { type Remark, type RemarkGroup, remarkCounts, remarkGroups } from './remarks.js';
import { SilencedList } from './silenced-list.js';
import { type CoachReading, useCoach } from './use-coach.js';
import './coach.css';

/** Remarks of the coach on the present text, in the margin. */
export function useCoachTab(text: BesideText): MarginTab {
  const { params, document, old } = text;
  const reading = useCoach(params, document, !old);
  const { data } = useQuery(silencesQuery(params));
  const groups = useMemo(() => (reading && data ? remarkGroups(reading, data.silences) : null), [reading, data]);
  const counts = useMemo(() => (groups ? remarkCounts(groups) : undefined), [groups]);
  const total = groups?.reduce((sum, { remarks }) => sum + remarks.length, 0);
  return {
    key: 'coach',
    title: 'Coach',
    count: old ? undefined : total,
    ...(old || !counts ? {} : { remarks: counts }),
    element: old ? (
      <EmptyState title="The coach reads the present text." />
    ) : groups && reading ? (
      <CoachPanel text={text} groups={groups} reading={reading} />
    ) : (
      <Skeleton lines={4} />
    ),
  };
}

interface CoachPanelProps {
  readonly text: BesideText;
  readonly groups: readonly RemarkGroup[];
  readonly reading: CoachReading;
}

function CoachPanel({ text: { params, canEdit }, groups, reading }: CoachPanelProps): ReactElement {
  const { data } = useQuery(silencesQuery(params));
  const silence = useSilence(params);
  const hear = useHear(params);
  const [said, setSaid] = useState('');
  const top = useRef<HTMLParagraphElement>(null);
  useEffect(() => forgetPointed, []);
  const total = groups.reduce((sum, { remarks }) => sum + remarks.length, 0);
  const show = ({ finding: { place }, words, nth }: Remark): void =>
    setSaid(pointAt(place, words, nth) ? '' : 'Nothing is written there yet.');
  const hush = ({ rule, finding, subject, words }: Remark): void => {
    silence.mutate({ rule: rule.id, place: finding.place, subject, words: words.slice(0, 400) });
    // The button goes away with its card.
    top.current?.focus();
  };
  return (
    <>
      <p ref={top} tabIndex={-1} className="mu">
        {total === 0
          ? 'The coach has nothing to remark.'
          : `${total} ${total === 1 ? 'remark' : 'remarks'}. None of them stops you.`}
        {reading.english ? '' : ' The text is not in English, so only rules that hold in any language are applied.'}
      </p>
      <p className="coachsaid" role="status">
        {said}
      </p>
      <FormProblem error={silence.error ?? hear.error} />
      {groups.map(({ key, title, remarks }) => (
        <section key={key} aria-label={`Remarks on: ${title}`}>
          <h3>{title}</h3>
          <ul className="coachlist">
            {remarks.map((remark) => (
              <CoachCard
                key={remark.key}
                remark={remark}
                onShow={() => show(remark)}
                {...(canEdit ? { onSilence: () => hush(remark) } : {})}
              />
            ))}
          </ul>
        </section>
      ))}
      <SilencedList silences={data?.silences ?? []} {...(canEdit ? { onHear: ({ id }) => hear.mutate(id) } : {})} />
    </>
  );
}
