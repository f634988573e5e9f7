import { describe, expect, it } from '@jest/globals';
import { emptyDocument } from './document.js';
import type { PrfaqDocument } from './document.js';
import { approvalProblems, approve, isEditable, iterate, newPrfaq, reject, submit } from './lifecycle.js';
import type { PrfaqState, Transition } from './lifecycle.js';

const ready: PrfaqDocument = {
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, heading: 'Fern keeps cellars dry', summary: 'Today.' },
  launchDate: '2031-02-03',
};
const fields = (result: Transition): string[] => (result.ok ? [] : result.problems.map(({ field }) => field));
const after = (result: Transition): PrfaqState => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.state;
};

describe('the way to approval', () => {
  it('goes from draft through review to approved, and is frozen there', () => {
    const review = after(submit(newPrfaq, ready));
    const approved = after(approve(review, ready));
    expect([isEditable(newPrfaq), isEditable(review), isEditable(approved)]).toEqual([true, false, false]);
    for (const step of [
      submit(approved, ready),
      iterate(approved, ['x']),
      approve(approved, ready),
      reject(approved, ['x']),
    ]) {
      expect(fields(step)).toContain('status');
    }
  });

  it('goes back to draft with the changes that are needed', () => {
    const review = after(submit(newPrfaq, ready));
    expect(after(iterate(review, ['  Name the price ', '']))).toEqual({
      status: 'draft',
      requiredChanges: ['Name the price'],
    });
    expect(fields(iterate(review, [' ']))).toEqual(['requiredChanges']);
  });

  it('is rejected with reasons only', () => {
    const review = after(submit(newPrfaq, ready));
    expect(after(reject(review, ['Too small']))).toEqual({ status: 'rejected', reasons: ['Too small'] });
    expect(fields(reject(review, []))).toEqual(['reasons']);
  });

  it('names every field that an approval misses', () => {
    const review: PrfaqState = { status: 'in-review' };
    expect(fields(approve(review, emptyDocument()))).toEqual(['heading', 'summary', 'launchDate']);
    expect(fields(approve(review, { ...ready, launchDate: '2031-02-30' }))).toEqual(['launchDate']);
    expect(fields(approve(newPrfaq, ready))).toEqual(['status']);
    expect(fields(submit(newPrfaq, emptyDocument()))).toEqual(['heading']);
    expect(approvalProblems(ready)).toEqual([]);
  });
});
