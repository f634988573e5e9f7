import type { LiveMessage } from '@workback/contracts/event/event.schemas';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SIGNED_IN_AGAIN } from '../app/session-end.js';

/** Screens fetch again at most this often, however much happens. */
const GATHER_MS = 400;

/** Pause before a connection is made anew that the browser gave up. */
const REOPEN_MS = 5_000;

/** Which queries a message makes old, by the noun that its kind begins with. */
const touched: Record<string, readonly string[]> = {
  run: ['backfills', 'kpis', 'runs', 'sources', 'criteria', 'portfolio', 'promises'],
  kpi: ['gates', 'annotations', 'backfills', 'kpis', 'runs', 'sources', 'criteria', 'portfolio', 'events'],
  criterion: ['gates', 'annotations', 'criteria', 'promises', 'initiatives', 'portfolio', 'kpis', 'events'],
  prfaq: ['gates', 'prfaqs', 'rounds', 'drift', 'initiatives', 'promises', 'portfolio', 'events'],
  round: ['gates', 'rounds', 'prfaqs', 'amendments', 'initiatives', 'portfolio', 'events'],
  meeting: ['meetings', 'rounds', 'events'],
  amendment: [
    ...['amendments', 'rounds', 'prfaqs', 'promises', 'criteria', 'initiatives', 'roadmaps', 'portfolio', 'kpis'],
    ...['drift', 'gates', 'annotations', 'events'],
  ],
  image: ['events'],
  coach: ['coach', 'events'],
  promise: ['gates', 'promises', 'portfolio', 'initiatives', 'events'],
  milestone: ['gates', 'roadmaps', 'forecasts', 'promises', 'portfolio', 'initiatives', 'events'],
  'check-in': ['check-ins', 'roadmaps', 'initiatives', 'portfolio', 'events'],
  plan: ['gates', 'roadmaps', 'forecasts', 'promises', 'portfolio', 'initiatives', 'events'],
  baseline: ['roadmaps', 'events'],
  'share-link': ['share-links', 'events'],
  guardrail: ['guardrails', 'portfolio', 'my-work', 'events'],
  forecast: ['forecasts', 'events'],
  'two-by-two': ['two-by-twos', 'events'],
  'saved-view': ['saved-views', 'events'],
  deck: ['decks', 'deck-readings', 'events'],
  'deck-note': ['deck-words', 'my-work', 'events'],
  commentary: ['deck-words', 'my-work', 'events'],
  initiative: ['initiatives', 'gates', 'annotations', 'portfolio', 'criteria', 'promises', 'events'],
  annotation: ['annotations', 'events'],
  gate: ['gates', 'my-work', 'events'],
  source: ['sources', 'kpis', 'events'],
  comment: ['comments', 'events'],
  notification: ['notifications'],
  presence: ['presence'],
  member: ['workspaces', 'me', 'invitations', 'events'],
  invitation: ['invitations', 'events'],
  workspace: ['workspaces', 'roadmaps', 'portfolio', 'me'],
};

/** Keeps the screens of a workspace up to date; answers whether the live connection stands. */
export function useLiveUpdates(workspaceId: string): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const waiting = new Set<string>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    let stream: EventSource;
    const open = () => {
      stream = new EventSource(`/api/workspaces/${workspaceId}/live`);
      stream.onopen = () => {
        setConnected(true);
        // What happened while the connection was away was not heard.
        if (wasLost) void queries.invalidateQueries();
        wasLost = false;
      };
      stream.onerror = () => {
        wasLost = true;
        setConnected(false);
        // Browsers try again by themselves, but not after an answer other than 200, such as a proxy's 502.
        if (stream.readyState !== EventSource.CLOSED) return;
        reopening = setTimeout(open, REOPEN_MS);
        // Or because the session ended, or the person was removed: both show here.
        void queries.invalidateQueries({ queryKey: ['me'] });
      };
      stream.onmessage = ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as LiveMessage;
        for (const noun of touched[message.kind.split('.')[0] ?? ''] ?? []) waiting.add(noun);
        gathering ??= setTimeout(() => {
          gathering = undefined;
          refresh(queries, waiting);
        }, GATHER_MS);
      };
    };
    const openAtOnce = (): void => {
      if (stream.readyState !== EventSource.CLOSED) return;
      clearTimeout(reopening);
      open();
    };
    open();
    window.addEventListener(SIGNED_IN_AGAIN, openAtOnce);
    return () => {
      window.removeEventListener(SIGNED_IN_AGAIN, openAtOnce);
      clearTimeout(gathering);
      clearTimeout(reopening);
      stream.close();
    };
  }, [workspaceId, queries]);
  return connected;
}

function refresh(queries: QueryClient, nouns: Set<string>): void {
  void queries.invalidateQueries({ predicate: (query) => nouns.has(String(query.queryKey[0])) });
  nouns.clear();
}
