import { useQuery } from '@tanstack/react-query';
import { coachFacts } from '@workback/contracts/coach/coach-facts';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { CoachFacts, CoachFinding, CoachRule } from '@workback/domain/prfaq/coach/finding';
import type { ProseCache } from '@workback/domain/prfaq/coach/coach';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { LengthRules } from '@workback/domain/prfaq/length-rules';
import { useEffect, useMemo, useRef, useState } from 'react';
import { criteriaQuery } from '../criteria/api/criteria.queries.js';
import { type InInitiative, prfaqQuery } from '../prfaqs/api/prfaqs.queries.js';
import { questionsQuery } from '../prfaqs/api/questions.queries.js';
import type { WireDocument } from '../prfaqs/draft.js';
import { promisesQuery } from '../promises/api/promises.queries.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { workspaceQuery } from '../workspaces/api/workspaces.queries.js';

/** Quiet after the last change of the text before the coach reads it again. */
const QUIET_MS = 700;

/** What the coach found in a text, and the text it read. */
export interface CoachReading {
  readonly document: PrfaqDocument;
  readonly findings: readonly CoachFinding[];
  readonly english: boolean;
  readonly rules: ReadonlyMap<string, CoachRule>;
}

/** Reads a text in the browser whenever it rests, while nothing else is to do; null until it has read it once. */
export function useCoach(params: InInitiative, document: WireDocument, wanted: boolean): CoachReading | null {
  const facts = useFacts(params);
  const [reading, setReading] = useState<CoachReading | null>(null);
  const cache = useRef<ProseCache>(new Map());
  const begun = useRef(false);
  useEffect(() => {
    if (!wanted || !facts) return undefined;
    let callOff = (): void => {};
    let left = false;
    const timer = setTimeout(
      () => {
        begun.current = true;
        callOff = whenIdle(async () => {
          // The rules are fetched once the text is there, and stay out of its way.
          const { coach, coachRules } = await import('@workback/domain/prfaq/coach/coach');
          if (left) return;
          const text = document as PrfaqDocument;
          setReading({ document: text, rules: coachRules, ...coach(text, facts, cache.current) });
        });
      },
      begun.current ? QUIET_MS : 0,
    );
    return () => {
      left = true;
      clearTimeout(timer);
      callOff();
    };
  }, [document, facts, wanted]);
  return reading;
}

/** Everything beside the text that rules look at; null until all of it is known. */
function useFacts(params: InInitiative): CoachFacts | null {
  const { workspaceId, initiativeId } = params;
  const workspace = useQuery(workspaceQuery(workspaceId)).data;
  const serverTime = useQuery(meQuery).data?.serverTime;
  const prfaq = useQuery(prfaqQuery(params)).data;
  const promises = useQuery(promisesQuery(params)).data?.promises;
  const criteria = useQuery(criteriaQuery(workspaceId, { initiativeId })).data?.criteria;
  const questions = useQuery(questionsQuery(params)).data?.questions;
  const frozen = prfaq?.status === 'approved' || prfaq?.status === 'rejected';
  return useMemo(() => {
    if (!workspace || !serverTime || !promises || !criteria || !questions) return null;
    const today = plainDateIn(Date.parse(serverTime), workspace.timeZone);
    const lengthRules = workspace.lengthRules as LengthRules;
    return coachFacts({ today, frozen, lengthRules, promises, criteria, questions });
  }, [workspace, serverTime, promises, criteria, questions, frozen]);
}

/** Does something when the browser has nothing else to do; answers how to call it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 1);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
