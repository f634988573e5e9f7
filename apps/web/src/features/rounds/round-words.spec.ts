import { expect, test } from '@jest/globals';
import type { RoundReaderWire } from '@workback/contracts/round/round.schemas';
import { readerWords } from './round-words.js';

const silent = { role: 'reviewer', answer: null } as RoundReaderWire;
const approver = { role: 'approver', answer: null } as RoundReaderWire;

test('who has said nothing is reading while the round is open', () => {
  expect(readerWords(silent, 'open')).toBe(' is reading');
  expect(readerWords(approver, 'open')).toBe(', approver, is reading');
});

test('who said nothing until the round ended did not answer', () => {
  expect(readerWords(silent, 'closed')).toBe(' did not answer');
  expect(readerWords(approver, 'withdrawn')).toBe(', approver, did not answer');
});
