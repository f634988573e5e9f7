import type { LiveMessage } from '@workback/contracts/event/event.schemas';
import type { FastifyReply } from 'fastify';
import { type Observable, Subscription } from 'rxjs';

const HEARTBEAT_MS = 25_000;
/** A browser that reads nothing is cut off here instead of filling our memory; it comes back by itself. */
const MOST_UNREAD_BYTES = 256 * 1024;

/** The part of a response that a stream needs. */
type Stream = Pick<
  FastifyReply['raw'],
  'destroyed' | 'writableLength' | 'writeHead' | 'write' | 'end' | 'destroy' | 'once'
>;

/** What a stream sends, to whom, and for how long. */
export interface LiveStream {
  readonly messages: Observable<LiveMessage>;
  readonly headers: ReturnType<FastifyReply['getHeaders']>;
  /** Asked at every heartbeat and when members change; false ends the stream. Without an answer it stays open. */
  readonly mayStay: () => Promise<boolean>;
}

/** Sends messages as server-sent events until the reader leaves, reads too slowly or may not read any more. */
export function sendLive(stream: Stream, { messages, headers, mayStay }: LiveStream): void {
  // Somebody who left while their access was checked has closed already: no 'close' would clean up after them.
  if (stream.destroyed) return;
  const held = new Subscription();
  stream.once('close', () => held.unsubscribe());
  stream.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    if (stream.writableLength > MOST_UNREAD_BYTES) stream.destroy();
    else stream.write(text);
  };
  write('retry: 2000\n\n');
  const leave = (): void => {
    held.unsubscribe();
    stream.end();
  };
  const check = (): void =>
    void mayStay().then(
      (stays) => stays || leave(),
      () => undefined,
    );
  const heartbeat = setInterval(() => {
    write(': still here\n\n');
    check();
  }, HEARTBEAT_MS);
  held.add(() => clearInterval(heartbeat));
  held.add(
    messages.subscribe({
      next: (message) => {
        write(`data: ${JSON.stringify(message)}\n\n`);
        if (message.kind.startsWith('member.')) check();
      },
      complete: leave,
    }),
  );
}
