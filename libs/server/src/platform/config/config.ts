import { z } from 'zod';

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Every setting of the product; the only place that reads the environment. */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  WORKBACK_PUBLIC_URL: z.url().optional(),
  WORKBACK_SECRET_KEY: z.string().min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes one'),
  WORKBACK_SECRET_KEY_EARLIER: z
    .string()
    .default('')
    .transform(listOf)
    .refine((keys) => keys.every((key) => key.length >= 32), 'must have at least 32 characters in each key'),
  WORKBACK_OUTBOUND_ALLOW: z.string().default('').transform(listOf),
  WORKBACK_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  WORKBACK_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address, such as Workback <workback@example.com>')
    .optional(),
  WORKBACK_WEB_DIR: z.string().optional(),
  WORKBACK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKBACK_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9_]{1,40}$/)
    .default('workback'),
  WORKBACK_PULLS_PER_HOST: z.coerce.number().int().min(1).max(1_000).default(64),
  WORKBACK_PULLS_PER_WORKSPACE: z.coerce.number().int().min(1).max(10_000).default(200),
  WORKBACK_CHECK_RESPONSES: z.stringbool().default(false),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Queues run on Redis when set, on PostgreSQL otherwise. */
  readonly redisUrl: string | null;
  /** Address people use; decides whether cookies are marked Secure. */
  readonly publicUrl: string | null;
  /** Key that encrypts the secrets of sources. */
  readonly secretKey: string;
  /** Keys that were used before and still open what they sealed, until it is moved to the present one. */
  readonly earlierSecretKeys: readonly string[];
  /** Internal targets (`host:port` or `cidr:port`) that the operator lets sources reach. */
  readonly outboundAllow: readonly string[];
  /** Pulls that one worker process has under way at one host, and for one workspace, at most. */
  readonly pullsPerHost: number;
  readonly pullsPerWorkspace: number;
  /** Folder of the built web app, served at `/` when set. */
  readonly webDir: string | null;
  /** The mail server, with name and password in its address, and who mails come from; null sends none. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly logLevel: string;
  readonly queuePrefix: string;
  /** Check every answer against its contract; on in tests. */
  readonly checkResponses: boolean;
}

/** A setting that cannot be used, said in one sentence that names it. */
export class ConfigError extends Error {}

/** Reads and checks the settings; throws ConfigError naming each bad one. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(known);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '));
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL ?? null,
    publicUrl: settings.WORKBACK_PUBLIC_URL ?? null,
    secretKey: settings.WORKBACK_SECRET_KEY,
    earlierSecretKeys: settings.WORKBACK_SECRET_KEY_EARLIER,
    outboundAllow: settings.WORKBACK_OUTBOUND_ALLOW,
    pullsPerHost: settings.WORKBACK_PULLS_PER_HOST,
    pullsPerWorkspace: settings.WORKBACK_PULLS_PER_WORKSPACE,
    webDir: settings.WORKBACK_WEB_DIR ?? null,
    mail: mailOf(settings),
    logLevel: settings.WORKBACK_LOG_LEVEL,
    queuePrefix: settings.WORKBACK_QUEUE_PREFIX,
    checkResponses: settings.WORKBACK_CHECK_RESPONSES,
  };
}

function mailOf({
  WORKBACK_SMTP_URL: smtpUrl,
  WORKBACK_MAIL_FROM: from,
  WORKBACK_PUBLIC_URL: publicUrl,
}: z.output<typeof environmentSchema>): Config['mail'] {
  if (smtpUrl === undefined) return null;
  if (publicUrl === undefined) {
    throw new ConfigError('WORKBACK_SMTP_URL needs WORKBACK_PUBLIC_URL as well: mails hold links to it.');
  }
  return { smtpUrl, from: from ?? `Workback <workback@${new URL(publicUrl).hostname}>` };
}
