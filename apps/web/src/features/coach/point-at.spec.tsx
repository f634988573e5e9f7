import { describe, expect, it } from '@jest/globals';
import { rangeOf } from './point-at.js';

/** What is lit up in a drawn text. */
const lit = (html: string, words: string, nth = 0): string | null => {
  const area = document.createElement('section');
  area.innerHTML = html;
  return rangeOf(area, words, nth)?.toString() ?? null;
};

describe('words of the Markdown in what is drawn', () => {
  it('are found whatever marks stand in them', () => {
    expect(lit('<p>It costs <b>£2.40</b> a return.</p>', 'costs **£2.40** a')).toBe('costs £2.40 a');
    expect(
      lit(
        '<p>See <a href="#">the survey</a>, please.</p>',
        'See [the survey](https://x.example/a) now, please'.replace(' now', ''),
      ),
    ).toBe('See the survey, please');
    expect(lit('<p>Every driver</p><p>scans it</p>', 'driver\n\nscans')).toBe('driverscans');
  });

  it('are the n-th of their kind', () => {
    const area = document.createElement('section');
    area.innerHTML = '<p>dry, dry and <i>dry</i></p>';
    expect(rangeOf(area, 'dry', 2)?.startContainer.parentElement?.tagName).toBe('I');
    expect(rangeOf(area, 'dry', 9)?.startContainer.parentElement?.tagName).toBe('I');
  });

  it('are not looked for in titles and labels', () => {
    expect(lit('<div class="sect">Summary</div><p>A summary</p>', 'Summary')).toBeNull();
    expect(lit('<p>Text</p>', 'gone')).toBeNull();
    expect(lit('<p>Text</p>', '**')).toBeNull();
  });

  it('may be written in any script', () => {
    expect(lit('<p>返品を👩‍💻玄関先で</p>', '玄関先')).toBe('玄関先');
  });
});
