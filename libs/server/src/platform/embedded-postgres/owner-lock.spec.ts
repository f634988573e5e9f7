import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LockHeld, takeOwnerLock } from './owner-lock.js';
import { startMarkOf } from './processes.js';

describe('owner lock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workback-lock-'));
    file = join(folder, 'owner.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held until it is released', () => {
    const release = takeOwnerLock(file);
    expect(() => takeOwnerLock(file)).toThrow(LockHeld);
    release();
    expect(existsSync(file)).toBe(false);
    takeOwnerLock(file)();
  });

  it('names the process that holds it', () => {
    const owner = { pid: process.ppid, startMark: startMarkOf(process.ppid) };
    writeFileSync(file, JSON.stringify(owner));
    expect(() => takeOwnerLock(file)).toThrow(expect.objectContaining({ pid: process.ppid }));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(owner);
  });

  it('is taken over from a process that is gone', () => {
    const gone = spawnSync('true').pid;
    writeFileSync(file, JSON.stringify({ pid: gone, startMark: 'then' }));
    takeOwnerLock(file)();
  });

  it('is taken over when the id belongs to a later process', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startMark: 'an earlier start' }));
    takeOwnerLock(file)();
  });

  it.each(['', '{"pid":', 'null', '[]'])('is taken over from a damaged file: %j', (text) => {
    writeFileSync(file, text);
    takeOwnerLock(file)();
  });

  it('does not remove a lock that others took since', () => {
    const release = takeOwnerLock(file);
    const theirs = JSON.stringify({ pid: process.ppid, startMark: startMarkOf(process.ppid) });
    writeFileSync(file, theirs);
    release();
    expect(readFileSync(file, 'utf8')).toBe(theirs);
  });
});
