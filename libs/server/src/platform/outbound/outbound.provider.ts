import { createOutboundClient, type OutboundClient } from '@workback/connectors/outbound/outbound-client';
import type { FactoryProvider } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';

/** Token of the one outbound client of a process. */
export const OUTBOUND = Symbol('OUTBOUND');

/** Opens the process's guarded way to the outside; our own database, queue and API are out of reach. */
export function createOutbound(config: Config): OutboundClient {
  return createOutboundClient({
    allowList: config.outboundAllow,
    ownHosts: ownHosts(config),
    connectionsPerHost: config.pullsPerHost,
  });
}

/** Gives a module the outbound client of its process. */
export const outboundProvider: FactoryProvider<OutboundClient> = {
  provide: OUTBOUND,
  inject: [CONFIG],
  useFactory: createOutbound,
};

function ownHosts(config: Config): string[] {
  const ports: Record<string, string> = {
    'postgres:': '5432',
    'postgresql:': '5432',
    'redis:': '6379',
    'rediss:': '6379',
  };
  const services = [config.databaseUrl, config.redisUrl].flatMap((text) => (text ? [new URL(text)] : []));
  // A server on a socket file has no host that a source could name.
  const onNetwork = services.filter(({ hostname }) => hostname !== '' && !hostname.startsWith('%'));
  const hosts = onNetwork.map((url) => `${url.hostname}:${url.port || ports[url.protocol]}`);
  return [...hosts, `${config.host}:${config.port}`, `127.0.0.1:${config.port}`];
}
