import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import Markdown from './markdown.js';
import type { MarkedRange } from './marked-ranges.js';

const html = (text: string, ranges?: MarkedRange[]) =>
  render(<Markdown text={text} {...(ranges ? { ranges } : {})} />).container;

describe('Markdown', () => {
  afterEach(cleanup);

  it('shows hostile text as text', () => {
    const box = html(
      '<script>alert(1)</script>\n\nHello <img src=x onerror=alert(1)> <b onclick="x()">you</b>\n\n<iframe src="//e">',
    );
    expect(box.querySelector('script, img, iframe, b')).toBeNull();
    expect(box.textContent).toContain('<script>alert(1)</script>');
    expect(box.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(box.textContent).toContain('<iframe src="//e">');
  });

  it('links only to http, https and mail', () => {
    const box = html(
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org) [d](mailto:a@example.org)',
    );
    expect([...box.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.rel])).toEqual([
      ['https://example.org', 'noreferrer'],
      ['mailto:a@example.org', 'noreferrer'],
    ]);
    expect(box.textContent).toContain('a');
  });

  it('fetches no images from elsewhere', () => {
    for (const address of [
      'https://example.org/van.png',
      '//example.org/van.png',
      '/api/me',
      'data:image/png;base64,AA',
    ]) {
      const box = html(`![A van](${address})`);
      expect(box.querySelector('img')).toBeNull();
      expect(box.textContent).toContain('[Image: A van');
      cleanup();
    }
  });

  it('shows the images of the workspace with their description', () => {
    const id = '6f1c1f6e-0000-4000-8000-000000000001';
    const address = `/api/workspaces/${id}/initiatives/${id}/images/${id}`;
    const image = html(`![A "van" <b>](${address})`).querySelector('img');
    expect([image?.getAttribute('src'), image?.alt]).toEqual([address, 'A "van" <b>']);
  });

  it('marks a promise across formatting', () => {
    const text = 'It takes **one** working day.';
    const start = text.indexOf('takes');
    const box = html(text, [{ kind: 'promise', start, end: text.indexOf('.'), label: 'P1', gap: true }]);
    const marks = [...box.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.textContent).join('')).toBe('takes one working day');
    expect(marks[0]?.id).toBe('promise-P1');
    expect(marks.at(-1)?.dataset['label']).toBe('P1');
    expect(marks.every((mark) => mark.className === 'gapm')).toBe(true);
  });

  it('marks words with escapes, entities and code in them', () => {
    const text = 'Costs \\*less\\* &amp; `runs` fast.';
    const box = html(text, [{ kind: 'promise', start: 6, end: text.indexOf('.'), label: 'P2', gap: false }]);
    expect([...box.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe('*less* & runs fast');
  });

  it('marks what was commented on, also within a promise and more than once', () => {
    const text = 'It takes **one** working day.';
    const range = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const comment = (threadId: string, words: string) =>
      ({ kind: 'comment', ...range(words), threadId, count: 2, words: `2 comments, ${threadId}` }) as const;
    const box = html(text, [
      { kind: 'promise', ...range('takes **one** working'), label: 'P1', gap: false },
      comment('t1', 'one** working day'),
      comment('t2', 'working'),
    ]);
    const words = (thread: string) =>
      [...box.querySelectorAll(`[data-threads~="${thread}"]`)].map(
        (each) => `${each.tagName} ${each.firstChild?.textContent}`,
      );
    expect(words('t1')).toEqual(['MARK one', 'MARK  ', 'MARK working', 'SPAN  day']);
    expect(words('t2')).toEqual(['MARK working']);
    expect(box.querySelector('mark[data-label]')?.firstChild?.textContent).toBe('working');
    const buttons = [...box.querySelectorAll<HTMLButtonElement>('button.cnum')];
    expect(
      buttons.map((button) => [button.dataset['thread'], button.textContent, button.ariaLabel, button.type]),
    ).toEqual([
      ['t2', '2', '2 comments, t2', 'button'],
      ['t1', '2', '2 comments, t1', 'button'],
    ]);
  });
});
