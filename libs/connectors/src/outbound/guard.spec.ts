import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError } from '../connector-error.js';
import { Admission, type Resolver } from './admission.js';
import { isNeverAllowed, isPublic, parseAllowList, readAddress } from './address-policy.js';
import { canonicalHost, parseTarget, parseTcpTarget } from './target.js';

const noNames: Resolver = (host) => Promise.reject(new Error(`asked for ${host}`));

function admission(
  options: {
    allowList?: string[];
    ownHosts?: string[];
    denyUnlisted?: boolean;
    resolver?: Resolver;
    ttl?: number;
  } = {},
): Admission {
  return new Admission({
    allowList: options.allowList ?? [],
    ownHosts: options.ownHosts ?? [],
    denyUnlisted: options.denyUnlisted ?? false,
    resolver: options.resolver ?? noNames,
    resolveMs: 200,
    resolutionTtlMs: options.ttl ?? 0,
  });
}

async function outcome(url: string, guard = admission()): Promise<string> {
  try {
    return await guard.admit(parseTarget(url));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return error.code;
  }
}

describe('spellings of inside addresses', () => {
  const spellings = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://127.000.000.001/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fc00::1]/',
    'http://[fec0::1]/',
    'http://168.63.129.16/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://metadata.google.internal/',
    'http://METADATA.google.internal./',
    'http://8.8.8.8:22/',
    'https://8.8.8.8:8443/',
  ];
  it.each(spellings)('%s is refused', async (url) => {
    expect(await outcome(url)).toBe('target-refused');
  });

  const unreadable = [
    'http://user@8.8.8.8/',
    'http://user:pw@8.8.8.8/',
    'http://8.8.8.8@127.0.0.1/',
    'http://8.8.8.8\\@127.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http://8.8.8.8/%5c..',
    'http://8.8.8.8/%0d%0aHost:x',
    'http://8.8.8.8/a b',
    'http://8.8.8.8/\r\nX: y',
    'http://127.0.0.1%2f@8.8.8.8/',
    'http://127%2e0.0.1/',
    'http:///127.0.0.1/',
    'http:/127.0.0.1/',
    'http://[fe80::1%25eth0]/',
    'http://exa_mple..org/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'ftp://8.8.8.8/',
    'javascript:alert(1)',
    'jar:http://8.8.8.8/',
    '//8.8.8.8/',
    '',
  ];
  it.each(unreadable)('%j is refused before anything is resolved', async (url) => {
    expect(await outcome(url)).toBe('url-invalid');
  });
});

describe('names', () => {
  it.each([
    ['127.0.0.1'],
    ['8.8.8.8', '10.0.0.1'],
    ['2606:4700::1', '::1'],
    ['::ffff:192.168.0.1'],
    ['fe80::1%eth0'],
    [''],
  ])('is refused when any answer is inside: %s %s', async (...addresses) => {
    const guard = admission({ resolver: () => Promise.resolve(addresses) });
    expect(await outcome('https://numbers.example.org/', guard)).toBe('target-refused');
  });

  it('goes to the first checked address and asks the resolver for the canonical name', async () => {
    const asked: string[] = [];
    const guard = admission({
      resolver: (host) => {
        asked.push(host);
        return Promise.resolve(['93.184.216.34', '2606:4700::1']);
      },
    });
    expect(await outcome('https://Exämple.ORG./x', guard)).toBe('93.184.216.34');
    expect(asked).toEqual(['xn--exmple-cua.org']);
  });

  it('checks again when the answer changes, and keeps the checked address while it is remembered', async () => {
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const rebinding: Resolver = () => Promise.resolve(answers.shift() ?? ['127.0.0.1']);
    const remembering = admission({ resolver: rebinding, ttl: 60_000 });
    expect(await outcome('http://a.example/', remembering)).toBe('93.184.216.34');
    expect(await outcome('http://a.example/', remembering)).toBe('93.184.216.34');
    expect(answers).toHaveLength(1);
    const forgetting = admission({ resolver: rebinding });
    expect(await outcome('http://a.example/', forgetting)).toBe('target-refused');
  });

  it('says when a name cannot be resolved in time', async () => {
    expect(await outcome('http://a.example/', admission({ resolver: () => new Promise(() => undefined) }))).toBe(
      'dns-failed',
    );
    expect(await outcome('http://a.example/', admission({ resolver: () => Promise.resolve([]) }))).toBe('dns-failed');
  });
});

describe('the operator decides', () => {
  it('reaches exactly the listed address and port', async () => {
    const guard = admission({ allowList: ['127.0.0.1:4010', '10.1.0.0/16:9090', '[fd12::1]:80'] });
    expect(await outcome('http://127.0.0.1:4010/', guard)).toBe('127.0.0.1');
    expect(await outcome('http://127.0.0.1:4011/', guard)).toBe('target-refused');
    expect(await outcome('http://127.0.0.2:4010/', guard)).toBe('target-refused');
    expect(await outcome('http://10.1.200.3:9090/', guard)).toBe('10.1.200.3');
    expect(await outcome('http://10.2.0.1:9090/', guard)).toBe('target-refused');
    expect(await outcome('http://[fd12::1]/', guard)).toBe('fd12::1');
  });

  it('reaches a listed name wherever it leads, except to metadata', async () => {
    const to = (address: string): Admission =>
      admission({
        allowList: ['prom.corp:9090', '169.254.169.254:80', '0.0.0.0/0:80'],
        resolver: () => Promise.resolve([address]),
      });
    expect(await outcome('http://prom.corp:9090/', to('10.0.0.9'))).toBe('10.0.0.9');
    expect(await outcome('http://prom.corp:9090/', to('169.254.169.254'))).toBe('target-refused');
    expect(await outcome('http://169.254.169.254/', to('10.0.0.9'))).toBe('target-refused');
    expect(await outcome('http://168.63.129.16/', to('10.0.0.9'))).toBe('target-refused');
  });

  it('never reaches our own services, by name, address or another address of this machine', async () => {
    const guard = admission({
      allowList: ['127.0.0.0/8:5432', 'db.corp:5432', '10.0.0.5:5432', '[::1]:5432'],
      ownHosts: ['localhost:5432', 'db.corp:5432'],
      resolver: (host) => Promise.resolve(host === 'localhost' ? ['127.0.0.1', '::1'] : ['10.0.0.5']),
    });
    const tcp = (host: string): Promise<string> =>
      guard.admit(parseTcpTarget(host, 5432)).catch((error: ConnectorError) => error.code);
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1', 'db.corp', '10.0.0.5', 'LOCALHOST.', '0x7f.1']) {
      expect([host, await tcp(host)]).toEqual([host, 'target-refused']);
    }
  });

  it('can refuse everything that is not listed', async () => {
    const guard = admission({ denyUnlisted: true, allowList: ['8.8.8.8:443'] });
    expect(await outcome('https://8.8.4.4/', guard)).toBe('target-refused');
    expect(await outcome('https://8.8.8.8/', guard)).toBe('8.8.8.8');
  });

  it('needs a listed port for plain TCP, even on a public address', async () => {
    await expect(admission().admit(parseTcpTarget('8.8.8.8', 443))).rejects.toThrow(/allow-list/);
  });

  it.each(['localhost', '127.0.0.1', '127.0.0.1:0', '10.0.0.0/33:80', '::1:80', 'a b:80', 'http://x:80'])(
    'refuses to start with the entry %j',
    (entry) => {
      expect(() => parseAllowList([entry])).toThrow();
    },
  );
});

describe('one sentence for every refusal', () => {
  it('does not tell what was behind the name', async () => {
    const sentence = async (address: string): Promise<string> => {
      const guard = admission({ resolver: () => Promise.resolve([address]) });
      return guard.admit(parseTarget('http://x.example/')).catch((error: Error) => error.message);
    };
    expect(await sentence('10.0.0.1')).toBe(await sentence('127.0.0.1'));
    expect(await sentence('10.0.0.1')).not.toContain('10.0.0.1');
  });
});

describe('address arithmetic', () => {
  it('finds every private IPv4 address inside its IPv6 disguises', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), ([a, b, c, d]) => {
        const plain = readAddress(`${a}.${b}.${c}.${d}`);
        const mapped = readAddress(`::ffff:${a}.${b}.${c}.${d}`);
        if (!plain || !mapped) throw new Error('not read');
        expect(isPublic(mapped)).toBe(isPublic(plain));
        const hex = [a, b, c, d].map((part) => part.toString(16).padStart(2, '0')).join('');
        const [high, low] = [hex.slice(0, 4), hex.slice(4)];
        for (const text of [`64:ff9b::${high}:${low}`, `2002:${high}:${low}::`, `::${high}:${low}`]) {
          const disguised = readAddress(text);
          if (!disguised) throw new Error(`${text} not read`);
          expect(isPublic(disguised)).toBe(false);
          if (isNeverAllowed(plain)) expect(isNeverAllowed(disguised)).toBe(true);
        }
      }),
    );
  });

  it('reads hosts to one spelling or refuses them', () => {
    expect(canonicalHost('LOCALHOST.')).toBe('localhost');
    expect(canonicalHost('0x7f.1')).toBe('127.0.0.1');
    expect(canonicalHost('[::FFFF:1.2.3.4]')).toBe('::ffff:102:304');
    for (const bad of [
      '',
      'a:1',
      'a/b',
      'a@b',
      'a b',
      'a%62',
      '..',
      'a..b',
      '/run/.s.PGSQL.5432',
      '1.2.3.4.5',
      'a,b',
    ]) {
      expect(() => canonicalHost(bad)).toThrow(ConnectorError);
    }
  });
});
