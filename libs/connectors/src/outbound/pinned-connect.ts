import { connect as tcpConnect, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { ConnectorError } from '../connector-error.js';
import { readAddress } from './address-policy.js';
import type { Target } from './target.js';

/** Whether a socket reached exactly the address that was checked (rule C8.4). */
function reached(socket: Socket, address: string): boolean {
  const peer = socket.remoteAddress === undefined ? undefined : readAddress(socket.remoteAddress);
  return peer !== undefined && peer.toString() === address;
}

function wrongPeer(target: Target, socket: Socket): ConnectorError {
  return new ConnectorError('target-refused', `The connection to "${target.host}" ended at an unexpected address.`, {
    detail: `peer ${socket.remoteAddress ?? 'unknown'}`,
  });
}

/** A connector for HTTP that goes to one checked address while TLS still proves the name. */
export function pinnedConnector(
  target: Target,
  address: string,
  connectMs: number,
  ca: string | undefined,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectMs,
    allowH2: false,
    keepAlive: true,
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
  });
  const servername = readAddress(target.host) ? undefined : target.host;
  return (options, callback) => {
    const pinned = { ...options, hostname: address, servername: target.protocol === 'https:' ? servername : undefined };
    connect(pinned, (...outcome) => {
      const [error, socket] = outcome;
      if (error || !socket) return callback(error ?? new Error('no socket'), null);
      if (reached(socket, address)) return callback(null, socket);
      socket.destroy();
      callback(wrongPeer(target, socket), null);
    });
  };
}

/**
 * A connected TCP socket to a checked address, for drivers that bring their own protocol (rule C8.9).
 * Throws ConnectorError 'connect-failed', 'timeout', 'aborted' or 'target-refused'.
 */
export function connectPinned(
  target: Target,
  address: string,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const place = `${target.host}:${target.port}`;
    if (signal?.aborted) return reject(new ConnectorError('aborted', 'The pull was stopped.', { retryable: true }));
    const socket = tcpConnect({ host: address, port: target.port, noDelay: true });
    const settle = (error?: ConnectorError): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError);
      if (!error) return resolve(socket);
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(
        new ConnectorError('connect-failed', `No connection to "${place}" could be made.`, {
          retryable: true,
          detail: error.code ?? error.message,
        }),
      );
    const onAbort = (): void => settle(new ConnectorError('aborted', 'The pull was stopped.', { retryable: true }));
    const timer = setTimeout(
      () =>
        settle(
          new ConnectorError('timeout', `"${place}" did not accept a connection within ${connectMs / 1000} seconds.`, {
            retryable: true,
          }),
        ),
      connectMs,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once('connect', () => settle(reached(socket, address) ? undefined : wrongPeer(target, socket)));
  });
}
