import { SMTPServer } from 'smtp-server';

/** A mail as a server received it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly source: string;
}

/** A mail server of a test: it keeps what it accepts, and refuses with a code of choice. */
export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Refuses every mail from now on with this code; null accepts again. */
  refuse(code: number | null): void;
  close(): Promise<void>;
}

/** Starts a mail server on a port of its own, which asks for a name and a password. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, callback) =>
      username === 'workback' && password === 'p@ss'
        ? callback(null, { user: username })
        : callback(new Error('Wrong name or password')),
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal !== null) {
          callback(Object.assign(new Error('the test refuses it'), { responseCode: refusal }));
          return;
        }
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ to, source: Buffer.concat(chunks).toString('utf8') });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://workback:p%40ss@127.0.0.1:${port}`,
    received,
    refuse: (code) => void (refusal = code),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
