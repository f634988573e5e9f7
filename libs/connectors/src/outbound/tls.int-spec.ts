import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../connector-error.js';
import { createOutboundClient, type OutboundClient } from './outbound-client.js';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
let certified = true;
try {
  // Made anew on every run: a key in the repository would look like a leak.
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=numbers.example',
      ],
      ...[
        '-addext',
        'subjectAltName=DNS:numbers.example',
        '-keyout',
        join(folder, 'key.pem'),
        '-out',
        join(folder, 'cert.pem'),
      ],
    ],
    { stdio: 'ignore' },
  );
} catch {
  certified = false;
  console.warn(
    'Skipped: openssl is not installed, so no certificate can be made for the test of encrypted connections.',
  );
}

(certified ? describe : describe.skip)('encrypted connections', () => {
  let server: Server;
  let out: OutboundClient;
  let port: number;
  let ca: string;
  const names: (string | false | null)[] = [];

  beforeAll(async () => {
    ca = readFileSync(join(folder, 'cert.pem'), 'utf8');
    server = createServer({ key: readFileSync(join(folder, 'key.pem')), cert: ca }, (request, response) => {
      names.push((request.socket as { servername?: string | false | null }).servername ?? null);
      response.end(request.headers.host);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
    out = createOutboundClient({
      allowList: [`numbers.example:${port}`, `other.example:${port}`, `127.0.0.1:${port}`],
      resolver: () => Promise.resolve(['127.0.0.1']),
    });
  });
  afterAll(async () => {
    await out.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });

  const refusal = async (host: string, authority?: string): Promise<string> => {
    const outcome = await out
      .request({ url: `https://${host}:${port}/`, ca: authority })
      .catch((error: unknown) => error);
    if (!(outcome instanceof ConnectorError)) throw new Error('was accepted');
    expect(outcome.code).toBe('tls-failed');
    return outcome.message;
  };

  it('go to the checked address and still prove the name', async () => {
    const answer = await out.request({ url: `https://numbers.example:${port}/`, ca });
    expect(answer.body.toString()).toBe(`numbers.example:${port}`);
    expect(names).toEqual(['numbers.example']);
  });

  it('are refused for another name, a bare address and an unknown authority, also after a good one', async () => {
    expect(await refusal('other.example', ca)).toContain('its certificate is for another name');
    expect(await refusal('127.0.0.1', ca)).toContain('its certificate is for another name');
    expect(await refusal('numbers.example')).toContain('not signed by a known authority');
  });
});
