import type { APIRequestContext, Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { must } from '#journey/checks';

/** Asks the API on behalf of a browser; a refusal is the end of the check. */
export async function answer<T>(
  request: APIRequestContext,
  method: 'get' | 'post' | 'patch',
  address: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await request[method](address, { ...(data === undefined ? {} : { data }), headers });
  must(response.ok(), `${method} ${address} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The address of a workspace in the API, by its address in the browser. */
export async function apiOf(request: APIRequestContext, workspace: string): Promise<string> {
  const { origin } = new URL(workspace);
  const me = await answer<{ workspaces: { id: string; slug: string }[] }>(request, 'get', `${origin}/api/me`);
  const slug = workspace.split('/').at(-1);
  return `${origin}/api/workspaces/${me.workspaces.find((each) => each.slug === slug)?.id ?? ''}`;
}

/** Somebody accepts an invitation to a workspace, in a browser of their own; `api` is that of whoever invites. */
export async function join(
  visitor: Visitor,
  api: APIRequestContext,
  base: string,
  name: string,
  role = 'contributor',
): Promise<Page> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${Date.now()}@larkspur.example`;
  const invitation = { name, email, role };
  const { secret } = await answer<{ secret: string }>(api, 'post', `${base}/invitations`, invitation);
  const page = await visitor.strangersWindow();
  const account = { token: secret, name, password: 'a long enough password' };
  await answer(page.request, 'post', `${new URL(base).origin}/api/invitations/join`, account);
  return page;
}
