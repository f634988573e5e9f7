import ipaddr from 'ipaddr.js';
import { canonicalHost } from './target.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** One entry of the operator's allow-list: a host name or a range of addresses, and one port. */
export type AllowEntry =
  { readonly host: string; readonly port: number } | { readonly range: Range; readonly port: number };

/** Names under which clouds offer instance credentials; no operator can allow them. */
const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);
/** Metadata services outside the link-local ranges (AWS, GCP over IPv6, Alibaba, Azure, Oracle). */
const METADATA = [
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
].map((text) => ipaddr.parseCIDR(text) as Range);
const NEVER_RANGES = new Set(['linkLocal', 'unspecified', 'multicast', 'broadcast']);
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as Range;
const COMPATIBLE_V6 = ipaddr.parseCIDR('::/96') as Range;
const NAT64 = [ipaddr.parseCIDR('64:ff9b::/96') as Range, ipaddr.parseCIDR('::ffff:0:0:0/96') as Range];

/** Reads an address literal; IPv4 inside IPv6 becomes IPv4. Undefined when the text is not one or carries a zone. */
export function readAddress(text: string): Address | undefined {
  if (text.includes('%')) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text);
}

/** Reads the operator's list: `host:port`, `address:port`, `range/bits:port`, IPv6 in brackets. Throws Error naming the entry. */
export function parseAllowList(entries: readonly string[]): AllowEntry[] {
  return entries.map((text) => {
    const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text.trim());
    const port = Number(match?.[3]);
    const place = match?.[1] ?? match?.[2];
    if (place === undefined || port < 1 || port > 65_535) {
      throw new Error(`"${text}" is not a host:port or range:port entry of the allow-list.`);
    }
    if (place.includes('/')) {
      try {
        return { range: ipaddr.parseCIDR(place) as Range, port };
      } catch {
        throw new Error(`"${text}" does not name a valid address range.`);
      }
    }
    const host = canonicalHost(place);
    const address = readAddress(host);
    return address ? { range: [address, address.kind() === 'ipv4' ? 32 : 128], port } : { host, port };
  });
}

/** Whether the allow-list names this host or this address together with this port. */
export function isListed(list: readonly AllowEntry[], host: string, address: Address, port: number): boolean {
  return list.some(
    (entry) => entry.port === port && ('host' in entry ? entry.host === host : inRange(address, entry.range)),
  );
}

/** Whether a host name is known to lead to instance credentials. */
export function isMetadataName(host: string): boolean {
  return METADATA_NAMES.has(host);
}

/** Addresses nobody may reach, whatever the operator lists: metadata, link-local, unspecified, multicast. */
export function isNeverAllowed(address: Address): boolean {
  return [address, ...embedded(address)].some(
    (each) => NEVER_RANGES.has(each.range()) || METADATA.some((range) => inRange(each, range)),
  );
}

/** Whether an address is an ordinary public one (rule C8.3; stricter than ipaddr.js, which calls `::7f00:1` unicast). */
export function isPublic(address: Address): boolean {
  if (isNeverAllowed(address) || address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || inRange(address, GLOBAL_V6);
}

/** Whether an address is one of this machine's loopback addresses. */
export function isLoopback(address: Address): boolean {
  return [address, ...embedded(address)].some((each) => each.range() === 'loopback');
}

/** IPv4 addresses that an IPv6 address may be translated to on the way (NAT64, 6to4, the old compatible form). */
function embedded(address: Address): Address[] {
  if (address.kind() === 'ipv4') return [];
  const bytes = address.toByteArray();
  if (inRange(address, COMPATIBLE_V6) || NAT64.some((range) => inRange(address, range))) {
    return [new ipaddr.IPv4(bytes.slice(12))];
  }
  return address.range() === '6to4' ? [new ipaddr.IPv4(bytes.slice(2, 6))] : [];
}

function inRange(address: Address, [network, bits]: Range): boolean {
  return address.kind() === network.kind() && address.match(network as never, bits);
}
