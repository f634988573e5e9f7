import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { deckRoutes } from '@workback/contracts/deck/deck.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

export type DeckCreate = RouteRequest<typeof deckRoutes.create>['body'];
export type DeckPatch = RouteRequest<typeof deckRoutes.update>['body'];
export type CommentaryWrite = RouteRequest<typeof deckRoutes.comment>['body'];
export type NoteCreate = RouteRequest<typeof deckRoutes.addNote>['body'];
export type NotePatch = RouteRequest<typeof deckRoutes.updateNote>['body'];

const weekOf = (weekEnding: string | undefined) => (weekEnding === undefined ? {} : { weekEnding });

/** The decks of a workspace. */
export const decksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['decks', workspaceId],
    queryFn: ({ signal }) => call(deckRoutes.list, { params: { workspaceId }, signal }),
  });

/** What a deck is made of, and its frozen weeks. */
export const deckQuery = (workspaceId: string, deckId: string) =>
  queryOptions({
    queryKey: ['decks', workspaceId, deckId],
    queryFn: ({ signal }) => call(deckRoutes.get, { params: { workspaceId, deckId }, signal }),
  });

/** A deck of one week with every number in it; it is not compiled anew at every pull, and says when it was. */
export const readingQuery = (workspaceId: string, deckId: string, weekEnding: string | undefined) =>
  queryOptions({
    queryKey: ['deck-readings', workspaceId, deckId, weekEnding ?? 'latest'],
    queryFn: ({ signal }) =>
      call(deckRoutes.read, { params: { workspaceId, deckId }, query: weekOf(weekEnding), signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

/** Commentary, notes and actions of a week. */
export const wordsQuery = (workspaceId: string, deckId: string, weekEnding: string) =>
  queryOptions({
    queryKey: ['deck-words', workspaceId, deckId, weekEnding],
    queryFn: ({ signal }) => call(deckRoutes.words, { params: { workspaceId, deckId }, query: { weekEnding }, signal }),
  });

/** What numbers of a frozen week became since. */
export const restatementsQuery = (workspaceId: string, deckId: string, weekEnding: string) =>
  queryOptions({
    queryKey: ['deck-readings', workspaceId, deckId, weekEnding, 'restatements'],
    queryFn: ({ signal }) =>
      call(deckRoutes.restatements, { params: { workspaceId, deckId }, query: { weekEnding }, signal }),
  });

/** Makes a deck. */
export function useCreateDeck(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: DeckCreate) => call(deckRoutes.create, { params: { workspaceId }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['decks', workspaceId] }),
  });
}

/** Changes a deck that the person saw in this version. */
export function useUpdateDeck(workspaceId: string, deckId: string, ifMatch: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: DeckPatch) => call(deckRoutes.update, { params: { workspaceId, deckId }, body, ifMatch }),
    onSuccess: async (deck) => {
      queries.setQueryData(deckQuery(workspaceId, deckId).queryKey, deck);
      await queries.invalidateQueries({ queryKey: ['deck-readings', workspaceId, deckId] });
    },
  });
}

/** Removes a deck without frozen weeks. */
export function useRemoveDeck(workspaceId: string, deckId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(deckRoutes.remove, { params: { workspaceId, deckId } }),
    onSuccess: () => {
      queries.removeQueries({ queryKey: ['decks', workspaceId, deckId] });
      void queries.invalidateQueries({ queryKey: ['decks', workspaceId], exact: true });
    },
  });
}

/** Freezes a week at its meeting. */
export function useFreeze(workspaceId: string, deckId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (weekEnding: string) =>
      call(deckRoutes.freeze, { params: { workspaceId, deckId }, body: { weekEnding } }),
    onSuccess: async (reading) => {
      queries.setQueryData(readingQuery(workspaceId, deckId, reading.weekEnding).queryKey, reading);
      await Promise.all(
        ['decks', 'deck-readings', 'deck-words'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun, workspaceId] }),
        ),
      );
    },
  });
}

/** Says what moved a KPI in a week. */
export function useComment(workspaceId: string, kpiId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version: ifMatch, ...body }: CommentaryWrite & { version: number }) =>
      call(deckRoutes.comment, { params: { workspaceId, kpiId }, body, ifMatch }),
    // Also after a refusal: somebody else has written, and what they wrote is to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: ['deck-words', workspaceId] }),
  });
}

/** Asks the owners for commentary on a week now. */
export function useAsk(workspaceId: string, deckId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (weekEnding: string) => call(deckRoutes.ask, { params: { workspaceId, deckId }, body: { weekEnding } }),
    onSuccess: (words, weekEnding) => queries.setQueryData(wordsQuery(workspaceId, deckId, weekEnding).queryKey, words),
  });
}

/** What can be done with notes. */
export type NoteChange =
  | { readonly kind: 'add'; readonly note: NoteCreate }
  | { readonly kind: 'update'; readonly noteId: string; readonly version: number; readonly patch: NotePatch }
  | { readonly kind: 'remove'; readonly noteId: string };

/** Takes, changes and removes notes and actions of a deck. */
export function useNotes(workspaceId: string, deckId: string) {
  const queries = useQueryClient();
  const params = { workspaceId, deckId };
  return useMutation({
    mutationFn: async (change: NoteChange): Promise<void> => {
      if (change.kind === 'add') await call(deckRoutes.addNote, { params, body: change.note });
      else {
        const one = { ...params, noteId: change.noteId };
        if (change.kind === 'remove') await call(deckRoutes.removeNote, { params: one });
        else await call(deckRoutes.updateNote, { params: one, body: change.patch, ifMatch: change.version });
      }
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['deck-words', workspaceId] }),
        queries.invalidateQueries({ queryKey: ['my-work'] }),
      ]),
  });
}
