import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { ConnectorError } from '../connector-error.js';
import {
  type AllowEntry,
  isListed,
  isLoopback,
  isMetadataName,
  isNeverAllowed,
  isPublic,
  parseAllowList,
  readAddress,
} from './address-policy.js';
import { canonicalHost, type Target } from './target.js';

/** Turns a host name into addresses; the system's resolver unless a test brings its own. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** Who may be reached, as the operator says it. */
export interface AdmissionOptions {
  readonly allowList: readonly string[];
  /** `host:port` of our own database, queue and API: never reachable, whatever the allow-list says. */
  readonly ownHosts: readonly string[];
  /** Refuse public hosts too unless they are listed. */
  readonly denyUnlisted?: boolean;
  readonly resolver?: Resolver;
  readonly resolveMs: number;
  /** How long a checked address is reused, milliseconds. */
  readonly resolutionTtlMs: number;
}

/** The system's resolver, in the order the system prefers. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map((answer) => answer.address);

interface Remembered {
  readonly until: number;
  readonly address: Promise<string>;
}

/**
 * Decides once per host and port which checked address a connection goes to (rule C8.2-4).
 * Throws ConnectorError 'target-refused' or 'dns-failed'.
 */
export class Admission {
  private readonly allowList: AllowEntry[];
  private readonly ownHosts: { host: string; port: number }[];
  private readonly resolver: Resolver;
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly options: AdmissionOptions) {
    this.allowList = parseAllowList(options.allowList);
    this.resolver = options.resolver ?? systemResolver;
    this.ownHosts = options.ownHosts.map((text) => {
      const at = text.lastIndexOf(':');
      return { host: canonicalHost(text.slice(0, at)), port: Number(text.slice(at + 1)) };
    });
  }

  /** The address to connect to; concurrent and repeated questions within the lifetime share one answer. */
  admit(target: Target): Promise<string> {
    const key = `${target.protocol === 'tcp:' ? 'tcp' : 'http'} ${target.host}:${target.port}`;
    const known = this.remembered.get(key);
    const now = performance.now();
    if (known && known.until > now) return known.address;
    if (this.remembered.size > 5_000) this.remembered.clear();
    const address = this.decide(target);
    this.remembered.set(key, { until: now + this.options.resolutionTtlMs, address });
    // A refusal or a resolver failure is not remembered: the operator may just have changed it.
    address.catch(() => this.remembered.delete(key));
    return address;
  }

  private async decide({ protocol, host, port }: Target): Promise<string> {
    if (isMetadataName(host)) throw refused(host, port, 'metadata name');
    if (this.ownHosts.some((own) => own.host === host && own.port === port)) throw refused(host, port, 'own host');
    const literal = readAddress(host);
    const addresses = literal ? [host] : await this.resolve(host);
    const ownAddresses = await this.ownAddresses(port);
    for (const text of addresses) {
      const address = readAddress(text);
      if (!address || isNeverAllowed(address)) throw refused(host, port, `never allowed: ${text}`);
      if (ownAddresses && (ownAddresses.has(address.toString()) || (ownAddresses.has('local') && isLocal(text)))) {
        throw refused(host, port, `own service: ${text}`);
      }
      if (isListed(this.allowList, host, address, port)) continue;
      const ordinaryPort = protocol !== 'tcp:' && (port === 80 || port === 443);
      if (this.options.denyUnlisted || !ordinaryPort || !isPublic(address)) throw refused(host, port, text);
    }
    return readAddress(addresses[0] as string)?.toString() as string;
  }

  private async resolve(host: string): Promise<readonly string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('ETIMEOUT')), this.options.resolveMs);
    });
    try {
      const addresses = await Promise.race([this.resolver(host), late]);
      if (addresses.length === 0) throw new Error('ENODATA');
      return addresses;
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      throw new ConnectorError('dns-failed', `The host name "${host}" could not be resolved.`, {
        retryable: true,
        detail: reason,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Addresses of our own services on this port; 'local' stands for every address of this machine. */
  private async ownAddresses(port: number): Promise<Set<string> | undefined> {
    const own = this.ownHosts.filter((entry) => entry.port === port);
    if (own.length === 0) return undefined;
    const found = new Set<string>();
    for (const { host } of own) {
      const texts = readAddress(host) ? [host] : await this.resolve(host).catch(() => []);
      for (const text of texts) {
        const address = readAddress(text);
        if (!address) continue;
        found.add(address.toString());
        if (address.range() === 'unspecified' || isLocal(text)) found.add('local');
      }
    }
    return found;
  }
}

function isLocal(text: string): boolean {
  const address = readAddress(text);
  if (!address) return false;
  if (isLoopback(address)) return true;
  return Object.values(networkInterfaces()).some((list) =>
    list?.some((each) => readAddress(each.address.split('%')[0] as string)?.toString() === address.toString()),
  );
}

/** One sentence for every refusal, so that answers do not map the inside network; the reason goes to the log. */
function refused(host: string, port: number, detail: string): ConnectorError {
  const place = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new ConnectorError(
    'target-refused',
    `Connections to "${place}" are not allowed: internal addresses and unusual ports need the operator's allow-list.`,
    { detail },
  );
}
