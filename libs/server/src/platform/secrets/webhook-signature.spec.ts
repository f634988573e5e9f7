import { describe, expect, it } from '@jest/globals';
import { isSigned, makeSigningSecret, signatureOf } from './webhook-signature.js';

const nowMs = 1_772_000_000_000;
const secret = makeSigningSecret();
const body = Buffer.from('{"points":[]}');
const about = { id: 'msg_1', timestamp: String(nowMs / 1000) };
const signed = { ...about, signature: signatureOf(secret, about, body) };

describe('signatures of messages', () => {
  it('are those of the specification', () => {
    // The worked example of Standard Webhooks, computed again by hand from its definition.
    const known = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330' };
    const message = Buffer.from('{"test": 2432232314}');
    expect(signatureOf(known, headers, message)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('hold for the message, the time and the secret only', () => {
    expect(isSigned(signed, body, [secret], nowMs)).toBe(true);
    expect(isSigned(signed, body, ['whsec_b3RoZXI=', secret], nowMs)).toBe(true);
    expect(isSigned({ ...signed, signature: `v1,b3RoZXI= ${signed.signature}` }, body, [secret], nowMs)).toBe(true);
    expect(isSigned(signed, Buffer.from('{"points":[] }'), [secret], nowMs)).toBe(false);
    expect(isSigned({ ...signed, id: 'msg_2' }, body, [secret], nowMs)).toBe(false);
    expect(isSigned(signed, body, [makeSigningSecret()], nowMs)).toBe(false);
    expect(isSigned(signed, body, [], nowMs)).toBe(false);
    for (const ms of [nowMs + 301_000, nowMs - 301_000]) expect(isSigned(signed, body, [secret], ms)).toBe(false);
    expect(isSigned(signed, body, [secret], nowMs + 299_000)).toBe(true);
  });

  it.each([
    { id: '' },
    { id: 'a b' },
    { timestamp: 'now' },
    { timestamp: '-1' },
    { signature: '' },
    { signature: 'v1,' },
  ])('are refused with %j', (change) => expect(isSigned({ ...signed, ...change }, body, [secret], nowMs)).toBe(false));
});
