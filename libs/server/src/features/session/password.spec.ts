import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordMatches, passwordOfNobody } from './password.js';

describe('passwords', () => {
  it('are known again, and no other is', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches('correct horse battery', hash)).toBe(true);
    expect(await passwordMatches('correct horse batterz', hash)).toBe(false);
    expect(await passwordMatches('', hash)).toBe(false);
  });

  it('are salted', async () => {
    expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
  });

  it('are the same however the keyboard composes their letters', async () => {
    expect(await passwordMatches('cafe\u0301 au lait sucre', await hashPassword('café au lait sucre'))).toBe(true);
  });

  it('never match what is not a hash', async () => {
    for (const hash of ['', 'x', '$argon2id$v=19$m=19456,t=2,p=1$$', '$2b$10$abcdefghijklmnopqrstuv']) {
      expect(await passwordMatches('x', hash)).toBe(false);
    }
    expect(await passwordOfNobody('x')).toBe(false);
  });

  it('stay readable when the cost is raised later', async () => {
    const hash = await cheaper('correct horse battery');
    expect(await passwordMatches('correct horse battery', hash)).toBe(true);
  });
});

async function cheaper(password: string): Promise<string> {
  const { argon2Sync } = await import('node:crypto');
  const nonce = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', {
    message: Buffer.from(password),
    nonce,
    memory: 8192,
    passes: 3,
    parallelism: 2,
    tagLength: 32,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=8192,t=3,p=2$${text(nonce)}$${text(tag)}`;
}
