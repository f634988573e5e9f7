import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { httpJsonConnector as connector, httpJsonQuerySchema } from '../http-json/http-json-connector.js';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';

let source: FakeSource;
let tokens: FakeSource;
let outbound: OutboundClient;
let client = 0;
/** What the source accepts now, and how long the token server says that it lasts. */
let accepted = '';
let lasts: number | undefined;

beforeAll(async () => {
  [source, tokens] = await Promise.all([startFakeSource(), startFakeSource()]);
  outbound = createOutboundClient({ allowList: [source.hostPort, tokens.hostPort] });
});
afterAll(async () => {
  await outbound.close();
  await Promise.all([source.close(), tokens.close()]);
});
beforeEach(() => {
  client += 1;
  accepted = `token-${client}-1`;
  lasts = 3_600;
  tokens.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: accepted, token_type: 'Bearer', expires_in: lasts }));
  });
  source.answer((request, response) => {
    response.writeHead(request.headers.authorization === `Bearer ${accepted}` ? 200 : 401, {
      'content-type': 'application/json',
    });
    response.end('{"v":42.5}');
  });
});

const ask = (more: object = {}, secret = 's3cret:/ü') => ({
  config: connector.configSchema.parse({
    url: source.url,
    auth: {
      type: 'oauth2',
      tokenUrl: `${tokens.url}/token`,
      clientId: `client ${client}`,
      scope: 'read:metrics',
      ...more,
    },
  }),
  query: httpJsonQuerySchema.parse({ read: { shape: 'number', valuePath: 'v' } }),
  secret: { secret },
});
const run = (more?: object, secret?: string) => pull(connector, ask(more, secret), outbound);

describe('A source behind OAuth 2 client credentials', () => {
  it('is asked with a token that is bought once for all pulls at a time', async () => {
    const results = await Promise.all([run(), run(), run()]);
    expect(results.map(({ points }) => points[0]?.value)).toEqual([42.5, 42.5, 42.5]);
    expect(tokens.seen).toHaveLength(1);
    const [{ headers, body, method } = { headers: {}, body: '', method: '' }] = tokens.seen;
    expect([method, body]).toEqual(['POST', 'grant_type=client_credentials&scope=read%3Ametrics']);
    const pair = Buffer.from(String(headers['authorization']).replace('Basic ', ''), 'base64').toString();
    expect(pair).toBe(`client%20${client}:s3cret%3A%2F%C3%BC`);
    expect(JSON.stringify(results)).not.toContain(accepted);
  });

  it('may want the credentials in the form, and an audience', async () => {
    await run({ sendAs: 'form', audience: 'metrics' });
    expect(Object.fromEntries(new URLSearchParams(tokens.seen[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'read:metrics',
      audience: 'metrics',
      client_id: `client ${client}`,
      client_secret: 's3cret:/ü',
    });
    expect(tokens.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('gets a new token when the old one is not accepted any more, or is about to end', async () => {
    await run();
    accepted = `token-${client}-2`;
    expect((await run()).points[0]?.value).toBe(42.5);
    expect(tokens.seen).toHaveLength(2);
    lasts = 5;
    accepted = `token-${client}-3`;
    await run();
    await run();
    expect(tokens.seen.length).toBeGreaterThanOrEqual(4);
  });

  it('does not lend its token to another secret', async () => {
    await run();
    await run({}, 'another');
    expect(tokens.seen).toHaveLength(2);
  });

  it.each([
    [
      401,
      '{"error":"invalid_client","error_description":"no s3cret:/ü here"}',
      'unauthorised',
      /No access token: The token server answered 401 \(invalid_client\)/,
    ],
    [400, '<b>no</b>', 'unauthorised', /answered 400: the client/],
    [503, 'busy', 'server-error', /No access token: .*503/],
    [200, '{}', 'unauthorised', /without an access token/],
    [200, '{"access_token":"a b"}', 'unauthorised', /without an access token/],
    [200, '{"access_token":"x","token_type":"mac"}', 'unauthorised', /no bearer token/],
    [200, 'oops', 'not-json', /No access token/],
  ])('says what is wrong when the token server answers %i %s', async (status, body, code, words) => {
    tokens.text(body, { status });
    const error = await failure(run());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('s3cret');
    // A refusal is not kept: the next pull asks again.
    await failure(run());
    expect(tokens.seen).toHaveLength(2);
  });

  it('erases the secret when the token server changes, and asks only where it may', async () => {
    const { config } = ask();
    const moved = connector.configSchema.parse({
      ...config,
      auth: { ...config.auth, tokenUrl: 'https://other.example.com/token' },
    });
    expect(connector.secretScope(moved)).not.toBe(connector.secretScope(config));
    expect(await failure(run({ tokenUrl: 'http://169.254.169.254/token' }))).toMatchObject({ code: 'target-refused' });
    expect(connector.configSchema.safeParse({ ...config, auth: { ...config.auth, tokenUrl: 'ftp://x' } }).success).toBe(
      false,
    );
  });
});
