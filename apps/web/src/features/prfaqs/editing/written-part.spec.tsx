import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { placeId } from '../outline.js';
import { partAround } from './written-part.js';

afterEach(cleanup);

const question = (id: string, text: string) => ({ id, kind: 'external' as const, question: text, answer: '' });
const questions = [question('a-1', `What\n does  it cost? ${'x'.repeat(200)}`), question('a-2', '  ')];

function at(place: string) {
  render(
    <div id={place}>
      <p>
        <textarea aria-label={place} />
      </p>
    </div>,
  );
  return partAround(screen.getByLabelText(place), { questions });
}

describe('partAround', () => {
  it('names the section or the question that is written', () => {
    expect(at(placeId('summary'))).toMatchObject({ id: 'summary', title: expect.any(String) });
    const asked = at(placeId('question:a-1'));
    expect([asked?.id, asked?.title.startsWith('What does it cost? xxx')]).toEqual(['question:a-1', true]);
    expect(Array.from(asked?.title ?? '')).toHaveLength(80);
    expect(at(placeId('question:a-2'))).toEqual({ id: 'question:a-2', title: 'A new question' });
  });

  it('is nothing elsewhere on the page', () => {
    expect(at('elsewhere')).toBeNull();
    expect(at(placeId('question:gone'))).toBeNull();
  });
});
