import { createSocket } from 'node:dgram';
import { Resolver as DnsResolver } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import type { Resolver } from '../outbound/admission.js';

/** A DNS server of a test's own; what it answers may be another thing each time. */
export interface FakeDns {
  /** Asks this server over the wire, for A and AAAA, as a resolver of the system does. */
  readonly resolver: Resolver;
  /** Names that were asked for A, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const [TYPE_A, TYPE_AAAA] = [1, 28];

/** Starts it on a free loopback port; `answer` gives the IPv4 addresses of a name, told how often it was asked before. */
export async function startFakeDns(answer: (name: string, times: number) => readonly string[]): Promise<FakeDns> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionOf(query);
    const times = asked.filter((one) => one === name).length;
    if (type === TYPE_A) asked.push(name);
    const found = type === TYPE_A ? answer(name, times) : [];
    socket.send(
      Buffer.concat([header(query, found.length), query.subarray(12, end), ...found.map(record)]),
      port,
      address,
    );
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const dns = new DnsResolver({ timeout: 20_000, tries: 1 });
  dns.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  return {
    asked,
    resolver: async (host) => {
      const [four, six] = await Promise.allSettled([dns.resolve4(host), dns.resolve6(host)]);
      return [four, six].flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    },
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  if (type !== TYPE_A && type !== TYPE_AAAA) throw new Error(`asked for type ${type}`);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

/** The same id, "this is an answer", one question, so many records. */
function header(query: Buffer, records: number): Buffer {
  const answer = Buffer.alloc(12);
  query.copy(answer, 0, 0, 2);
  answer.writeUInt16BE(0x8180, 2);
  answer.writeUInt16BE(1, 4);
  answer.writeUInt16BE(records, 6);
  return answer;
}

/** An A record of the name that was asked for, not to be kept. */
function record(address: string): Buffer {
  const start = Buffer.from([0xc0, 0x0c, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4]);
  return Buffer.concat([start, Buffer.from(address.split('.').map(Number))]);
}
