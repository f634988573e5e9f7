import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort, type Product, startProduct, untilReady } from '#chaos/processes';

const checkout = resolve(import.meta.dirname, '..', '..', '..', '..');

/** The built product with its API, which may be killed and comes back with its data. */
export class SoakedProduct {
  private product!: Product;
  private token = '';
  private workspace = '';
  private readonly dataDir: string;
  private readonly port: number;
  private readonly allow: string;

  private constructor(dataDir: string, port: number, allow: string) {
    this.dataDir = dataDir;
    this.port = port;
    this.allow = allow;
  }

  /** Starts it on an empty folder, with sources that it may reach. */
  static async start(allow: string): Promise<SoakedProduct> {
    const dataDir = mkdtempSync(join(tmpdir(), 'workback-soak-'));
    chmodSync(dataDir, 0o755);
    const soaked = new SoakedProduct(dataDir, await freePort(), allow);
    await soaked.begin();
    const cli = [join(checkout, 'apps/cli/dist/main.js'), 'token', 'create', '--name', 'Soak'];
    const { stdout } = await promisify(execFile)(process.execPath, cli, { env: soaked.environment(), cwd: checkout });
    soaked.token = stdout.trim();
    const me = await soaked.call<{ workspaces: { id: string }[] }>('GET', '/api/me');
    soaked.workspace = `/api/workspaces/${me.workspaces[0]!.id}`;
    return soaked;
  }

  /** Kills it without warning and starts it again. */
  async dieAndReturn(): Promise<void> {
    await this.product.kill();
    await this.begin();
  }

  /** Calls an address below the workspace. Throws what came back instead of a success. */
  inside<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.call<T>(method, `${this.workspace}${path}`, body, headers);
  }

  async stop(): Promise<boolean> {
    const inTime = await this.product.stop(40_000);
    rmSync(this.dataDir, { recursive: true, force: true });
    return inTime;
  }

  private async begin(): Promise<void> {
    const log = join(tmpdir(), `workback-soak-${this.port}.log`);
    this.product = startProduct('apps/cli/dist/main.js', ['start'], this.environment(), log);
    await untilReady(this.product, this.port);
  }

  private environment(): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR, LANG, TZ, USER } = process.env;
    return {
      ...{ PATH, HOME, TMPDIR, LANG, TZ, USER, DATABASE_URL: '', REDIS_URL: '' },
      ...{ PORT: String(this.port), WORKBACK_DATA_DIR: this.dataDir, WORKBACK_OUTBOUND_ALLOW: this.allow },
    };
  }

  private async call<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: { ...headers, ...more },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
}
