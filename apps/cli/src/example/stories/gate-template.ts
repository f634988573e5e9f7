import type { GateKey } from '@workback/domain/gate/gate';

/** What Larkspur settles before it goes on, in every initiative. */
export const gateTemplate: readonly { readonly gate: GateKey; readonly title: string; readonly owner?: string }[] = [
  { gate: 'build', title: 'The people who build it are free from the planned start' },
  { gate: 'launch', title: 'The counters and the hotline know how to answer', owner: 'Soline Aubert' },
  { gate: 'launch', title: 'Data protection has looked at what is kept', owner: 'Maren Holt' },
  { gate: 'launch', title: 'The way back is rehearsed', owner: 'Tomasz Wilk' },
  { gate: 'conclude', title: 'What was learned is written down for the next one' },
];
