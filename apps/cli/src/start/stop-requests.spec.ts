import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { onStopRequest } from './stop-requests.js';

describe('onStopRequest', () => {
  const source = new EventEmitter();
  let now = 0;
  let heard: string[] = [];
  beforeEach(() => {
    source.removeAllListeners();
    now = 0;
    heard = [];
    onStopRequest(
      source,
      () => now,
      (reason) => heard.push(reason),
      () => heard.push('force'),
    );
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])('stops once at %s', (reason) => {
    source.emit(reason);
    expect(heard).toEqual([reason]);
  });

  it('takes one press that arrives twice for one, and a later press for force', () => {
    source.emit('SIGINT');
    now = 40;
    source.emit('SIGINT');
    expect(heard).toEqual(['SIGINT']);
    now = 1500;
    source.emit('SIGINT');
    expect(heard).toEqual(['SIGINT', 'force']);
  });

  it('takes the signals over from whoever listened before', () => {
    source.on('SIGTERM', () => heard.push('framework'));
    onStopRequest(
      source,
      () => now,
      () => heard.push('ours'),
      () => undefined,
    );
    source.emit('SIGTERM');
    expect(heard).toEqual(['ours']);
  });
});
