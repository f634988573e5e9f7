import { describe, expect, it } from '@jest/globals';
import { Fingers } from './fingers.js';

const finger = (pointerId: number, isPrimary = false) => ({ pointerId, isPrimary, pointerType: 'touch' });

describe('fingers on the timeline', () => {
  it('press alone, or pinch together until both are lifted', () => {
    const fingers = new Fingers();
    expect(fingers.press(finger(1, true))).toBe(false);
    expect(fingers.lift(finger(1, true))).toBe(false);
    expect(fingers.press(finger(2, true))).toBe(false);
    expect(fingers.press(finger(3))).toBe(true);
    expect(fingers.lift(finger(2, true))).toBe(true);
    expect(fingers.lift(finger(3))).toBe(true);
    expect(fingers.press(finger(4, true))).toBe(false);
    expect(fingers.lift(finger(4, true))).toBe(false);
  });

  it('begin anew after one that was lifted elsewhere, and say nothing of a mouse', () => {
    const fingers = new Fingers();
    fingers.press(finger(1, true));
    expect(fingers.press(finger(2))).toBe(true);
    expect(fingers.press(finger(3, true))).toBe(false);
    const mouse = { pointerId: 9, isPrimary: true, pointerType: 'mouse' };
    expect(fingers.press(mouse)).toBe(false);
    expect(fingers.lift(mouse)).toBe(false);
  });
});
