import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliveredStatus, type DeliveredFacts, workedStatus, type WorkedFacts } from './shown-status.js';

const building: DeliveredFacts = {
  stage: 'building',
  launched: false,
  launchedLate: false,
  milestones: 5,
  daysToRecover: 0,
  launchOverdueDays: 0,
  checkIn: 'green',
};

describe('delivered, in one word', () => {
  it.each([
    ['on-track', {}],
    ['at-risk', { daysToRecover: 10 }],
    ['off-track', { daysToRecover: 11 }],
    ['off-track', { launchOverdueDays: 1 }],
    ['off-track', { checkIn: 'red' }],
    ['at-risk', { checkIn: 'yellow' }],
    ['outdated', { checkIn: 'outdated' }],
    ['at-risk', { checkIn: 'outdated', daysToRecover: 3 }],
    ['not-started', { milestones: 0, daysToRecover: null }],
    ['no-date', { daysToRecover: null }],
    ['not-started', { stage: 'draft' }],
    ['not-started', { stage: 'parked', checkIn: 'red' }],
    ['launched', { launched: true, stage: 'launched', checkIn: 'red' }],
    ['late', { launched: true, launchedLate: true, stage: 'measuring' }],
  ] as const)('is %s with %j', (status, facts) => {
    expect(deliveredStatus({ ...building, ...facts })).toBe(status);
  });

  it('is never on track while people are silent', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(30)), fc.nat(9), (daysToRecover, milestones) => {
        expect(deliveredStatus({ ...building, daysToRecover, milestones, checkIn: 'outdated' })).not.toBe('on-track');
      }),
    );
  });
});

const measuring: WorkedFacts = {
  launched: true,
  promises: 3,
  verdict: 'too-early',
  offTrack: 0,
  atRisk: 0,
  onTrack: 3,
  failingKpis: 0,
  staleKpis: 0,
};

describe('worked, in one word', () => {
  it.each([
    ['on-track', {}],
    ['too-early', { onTrack: 0 }],
    ['too-early', { launched: false, failingKpis: 2 }],
    ['at-risk', { atRisk: 1 }],
    ['stale', { atRisk: 1, staleKpis: 1 }],
    ['error', { staleKpis: 1, failingKpis: 1 }],
    ['off-track', { offTrack: 1, failingKpis: 1 }],
    ['kept', { verdict: 'kept', failingKpis: 1 }],
    ['missed', { verdict: 'missed', launched: false }],
    ['no-data', { verdict: 'no-data' }],
    ['none', { promises: 0 }],
  ] as const)('is %s with %j', (status, facts) => {
    expect(workedStatus({ ...measuring, ...facts })).toBe(status);
  });
});
