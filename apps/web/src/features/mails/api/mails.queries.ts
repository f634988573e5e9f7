import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { mailRoutes } from '@workback/contracts/mail/mail.routes';
import { call } from '../../../api/client.js';

/** The latest mails of a workspace and what became of them. */
export const mailsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['mails', workspaceId],
    queryFn: ({ signal }) => call(mailRoutes.list, { params: { workspaceId }, signal }),
  });

/** Whether one gets mails of a workspace. */
export const mailChoiceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['mail-choice', workspaceId],
    queryFn: ({ signal }) => call(mailRoutes.choice, { params: { workspaceId }, signal }),
  });

/** Chooses whether one gets mails. */
export function useMailChoice(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => call(mailRoutes.choose, { params: { workspaceId }, body: { wanted } }),
    onSuccess: (choice) => queries.setQueryData(mailChoiceQuery(workspaceId).queryKey, choice),
  });
}

/** Sends a mail that failed again. */
export function useRetryMail(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mailId: string) => call(mailRoutes.retry, { params: { workspaceId, mailId } }),
    onSuccess: () => queries.invalidateQueries(mailsQuery(workspaceId)),
  });
}

/** Turns mails off by the token at the end of one. */
export function useStopMails() {
  return useMutation({ mutationFn: (token: string) => call(mailRoutes.stop, { body: { token } }) });
}
