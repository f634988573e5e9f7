/** What a mail says, before anybody knows to which address it goes. */
export interface MailContent {
  readonly paragraphs: readonly string[];
  /** Titled lists, such as the quadrants of a report. */
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Forms of check-ins that the reader may open once without signing in. */
  readonly checkIns: readonly {
    readonly words: string;
    readonly initiativeId: string;
    readonly milestoneId: string | null;
  }[];
  /** A page of the workspace, by its path below the workspace's address. */
  readonly page: { readonly words: string; readonly path: string } | null;
}

/** What is known at the moment of sending. */
export interface MailSetting {
  readonly subject: string;
  readonly person: string;
  readonly workspace: string;
  /** Complete addresses: of the forms in the order of `checkIns`, of the page, and of the page that turns mails off. */
  readonly formUrls: readonly string[];
  readonly pageUrl: string | null;
  readonly stopUrl: string;
}

/** A mail as it is sent: the same in plain text and in HTML. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ONCE = 'Each form opens once, without signing in, within seven days.';

/** Writes a mail. Texts of people are text in it: no markup, no line breaks in the subject. */
export function composeMail(content: MailContent, setting: MailSetting): ComposedMail {
  const { person, workspace, formUrls, pageUrl, stopUrl } = setting;
  const { paragraphs, sections, checkIns, page } = content;
  const links = [
    ...checkIns.map(({ words }, at) => ({ words, url: formUrls[at] ?? '' })),
    ...(page && pageUrl ? [{ words: page.words, url: pageUrl }] : []),
  ].filter(({ url }) => url !== '');
  const said = [`Hello ${person},`, ...paragraphs];
  const once = checkIns.length > 0 ? [ONCE] : [];
  const stop = `You get this because you take part in ${workspace} on Workback.`;
  const text = [
    ...said,
    ...sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${oneLine(line)}`)].join('\n')),
    links.map(({ words, url }) => `${oneLine(words)}:\n${url}`).join('\n\n'),
    ...once,
    `-- \n${stop}\nNo more mails from it: ${stopUrl}`,
  ];
  const html = [
    ...said.map(paragraph),
    ...sections.map(
      ({ title, lines }) =>
        `<h2 style="font-size:16px;margin:20px 0 4px">${escaped(title)}</h2><ul style="margin:0;padding-left:20px">${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
    ),
    ...links.map(
      ({ words, url }) =>
        `<p style="margin:16px 0"><a href="${escaped(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4fd1;color:#ffffff;text-decoration:none">${escaped(words)}</a></p>`,
    ),
    ...once.map(paragraph),
    `<p style="margin:24px 0 0;font-size:13px;color:#545b66">${escaped(stop)} <a href="${escaped(stopUrl)}" style="color:#545b66">No more mails from it</a>.</p>`,
  ];
  return {
    subject: oneLine(setting.subject).slice(0, 200),
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:15px/22px system-ui,'Segoe UI',Roboto,Arial,sans-serif;color:#14181f;background:#ffffff"><div style="max-width:560px">${html.join('')}</div></body></html>`,
  };
}

const paragraph = (text: string): string => `<p style="margin:0 0 12px">${escaped(text)}</p>`;

/** Text without line breaks and other control characters, which a header or a list must not have. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character]!);
}

/** Minutes to wait after each failed attempt that may pass; after the last one the mail has failed. */
const WAITS_MINUTES = [1, 5, 30, 120, 720];

/** Seconds until the next attempt after so many failed ones; null when there is none. */
export function nextAttemptSeconds(failed: number): number | null {
  const minutes = WAITS_MINUTES[failed - 1];
  return minutes === undefined ? null : minutes * 60;
}
