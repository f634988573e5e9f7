import type { APIRequestContext } from 'playwright-core';
import { must } from '#journey/checks';

/** The document that is measured, and where it is shown. */
export interface LargeDocument {
  readonly workspaceId: string;
  readonly initiativeId: string;
  /** Address of its pages, without a slash at the end. */
  readonly path: string;
  readonly words: number;
}

const QUESTIONS = 120;
const WORDS_AN_ANSWER = 220;
const COMMENTS = 300;
const VERSIONS = 50;
const vocabulary =
  'parcel driver evening round customer door town depot route window promise delivery street neighbour shop scan crate van hour morning week order return refund label price plan team'.split(
    ' ',
  );

/** A PR/FAQ of about 60 pages with 300 comments and 50 versions, made through the API as people would make it. */
export async function makeLargeDocument(api: APIRequestContext, origin: string): Promise<LargeDocument> {
  const send = async <T>(
    method: string,
    path: string,
    data?: object,
    headers: Record<string, string> = {},
  ): Promise<T> => {
    const answer = await api.fetch(`${origin}${path}`, {
      method,
      ...(data ? { data } : {}),
      headers: { origin, ...headers },
    });
    must(answer.ok(), `${method} ${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as T;
  };
  const me = await send<{ workspaces: { id: string; slug: string; isExample: boolean }[] }>('GET', '/api/me');
  const workspace = me.workspaces.find(({ isExample }) => !isExample);
  must(workspace !== undefined, 'There is no workspace beside the example.');
  const random = seeded(7);
  const prose = (words: number): string => paragraphs(words, random);
  const markdown = largeMarkdown(prose);
  const base = `/api/workspaces/${workspace.id}`;
  const imported = await send<{ initiativeId: string }>('POST', `${base}/imports/markdown`, {
    markdown,
    name: 'Large document',
  });
  const prfaq = `${base}/initiatives/${imported.initiativeId}/prfaq`;
  type Draft = {
    version: number;
    document: { sections: Record<string, string>; questions: { id: string; answer: string }[] };
  };
  let draft = await send<Draft>('GET', prfaq);
  for (let number = 2; number <= VERSIONS; number += 1) {
    const solution = `${draft.document.sections['solution'] ?? ''}\n\n${prose(60)}`;
    draft = await send<Draft>(
      'PATCH',
      `${prfaq}/draft`,
      { sections: { solution } },
      { 'if-match': `"${draft.version}"` },
    );
    await send('POST', `${prfaq}/versions`, {});
    draft = await send<Draft>('GET', prfaq);
  }
  for (let at = 0; at < COMMENTS; at += 1) {
    const question = draft.document.questions[at % draft.document.questions.length];
    must(question !== undefined, 'The document has no questions.');
    const start = Math.floor(random() * (question.answer.length - 60));
    await send('POST', `${base}/comment-threads`, {
      subjectType: 'prfaq',
      subjectId: imported.initiativeId,
      anchor: { passage: passageAt(`question:${question.id}`, question.answer, start) },
      body: `Is this so? ${prose(12)}`,
    });
  }
  const texts = [...Object.values(draft.document.sections), ...draft.document.questions.map(({ answer }) => answer)];
  return {
    workspaceId: workspace.id,
    initiativeId: imported.initiativeId,
    path: `${origin}/w/${workspace.slug}/initiatives/${imported.initiativeId}`,
    words: texts.join(' ').split(/\s+/).length,
  };
}

function largeMarkdown(prose: (words: number) => string): string {
  const question = (at: number): string =>
    `**Q${at + 1}: What about the ${vocabulary[at % vocabulary.length]} in case ${at + 1}?**\n\n${prose(WORDS_AN_ANSWER)}`;
  const list = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => question(from + i)).join('\n\n');
  return [
    '# PRFAQ: Larkspur Everywhere',
    '## Press Release',
    '### Larkspur Everywhere: parcels at every door',
    '*For households that are never at home when the driver comes*',
    `**OSMERY — 4 May 2027** — ${prose(120)}`,
    `**The problem.** ${prose(160)}`,
    `**The solution.** ${prose(200)}`,
    '## Frequently Asked Questions',
    `### External FAQ\n\n${list(0, QUESTIONS / 2)}`,
    `### Internal FAQ\n\n${list(QUESTIONS / 2, QUESTIONS)}`,
  ].join('\n\n');
}

function paragraphs(words: number, random: () => number): string {
  const sentence = (): string => {
    const chosen = Array.from(
      { length: 9 + Math.floor(random() * 9) },
      () => vocabulary[Math.floor(random() * vocabulary.length)] as string,
    );
    return `The ${chosen.join(' ')}.`;
  };
  const text: string[] = [];
  for (let written = 0; written < words;) {
    const next = sentence();
    written += next.split(' ').length;
    text.push(next);
  }
  return text
    .map((each, at) => (at > 0 && at % 4 === 0 ? `\n\n${each}` : each))
    .join(' ')
    .replaceAll(' \n\n', '\n\n');
}

function passageAt(place: string, text: string, near: number): object {
  const start = text.indexOf(' ', near) + 1;
  const end = text.indexOf(' ', start + 20);
  const to = end < 0 ? text.length : end;
  return {
    place,
    exact: text.slice(start, to),
    prefix: text.slice(Math.max(0, start - 40), start),
    suffix: text.slice(to, to + 40),
    start,
  };
}

/** The same numbers at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
