import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeMail, type MailContent, nextAttemptSeconds } from './mail.js';

const setting = {
  subject: 'Check in on “Quiet Hours”',
  person: 'Ines Calder',
  workspace: 'Larkspur Parcel',
  formUrls: ['https://w.example/check-in#token=abc'],
  pageUrl: 'https://w.example/w/larkspur/initiatives/1',
  stopUrl: 'https://w.example/mail-stop#token=xyz',
};
const content: MailContent = {
  paragraphs: ['It is due on Friday.'],
  sections: [{ title: 'Blockers', lines: ['The <maker> is late'] }],
  checkIns: [{ words: 'Quiet Hours', initiativeId: 'i', milestoneId: null }],
  page: { words: 'Open it in Workback', path: '/initiatives/1' },
};

describe('a mail', () => {
  it('says the same in text and HTML: what is asked, where to answer, how to end it', () => {
    const { text, html } = composeMail(content, setting);
    expect(text).toBe(
      [
        'Hello Ines Calder,',
        'It is due on Friday.',
        'Blockers\n- The <maker> is late',
        'Quiet Hours:\nhttps://w.example/check-in#token=abc',
        'Open it in Workback:\nhttps://w.example/w/larkspur/initiatives/1',
        'Each form opens once, without signing in, within seven days.',
        '-- \nYou get this because you take part in Larkspur Parcel on Workback.\nNo more mails from it: https://w.example/mail-stop#token=xyz\n',
      ].join('\n\n'),
    );
    for (const url of [...setting.formUrls, setting.pageUrl, setting.stopUrl]) expect(html).toContain(`href="${url}"`);
    expect(html).toContain('The &lt;maker&gt; is late');
  });

  it('never lets the words of people become markup, or a header of their own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const hostile = `${words}\r\nBcc: everybody@w.example<script>"'`;
        const mail = composeMail(
          { ...content, paragraphs: [hostile], sections: [{ title: hostile, lines: [hostile] }] },
          { ...setting, subject: hostile, person: hostile, workspace: hostile },
        );
        expect(mail.subject).not.toMatch(/[\r\n\0]/);
        expect(mail.html).not.toContain('<script');
        const plain = composeMail({ ...content, sections: [{ title: 'x', lines: ['x'] }] }, setting);
        expect(mail.html.match(/<[a-z]/g)?.length).toBe(plain.html.match(/<[a-z]/g)?.length);
      }),
    );
  });

  it('is tried again after longer and longer waits, and then has failed', () => {
    const waits = [1, 2, 3, 4, 5, 6].map(nextAttemptSeconds);
    expect(waits).toEqual([60, 300, 1_800, 7_200, 43_200, null]);
  });
});
