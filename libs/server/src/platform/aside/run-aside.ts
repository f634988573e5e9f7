import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process aside may take before it is ended. */
export interface AsideLimits {
  readonly timeoutMs: number;
  /** Of JavaScript's heap; buffers are limited by whoever fills them. */
  readonly memoryMb: number;
}

/** A process aside that was ended because it took too much. */
export class AsideEnded extends Error {
  constructor(readonly why: 'time' | 'memory') {
    super(why === 'time' ? 'It took too long.' : 'It took too much memory.');
  }
}

/**
 * Runs the work of a module (`answerAside`) in a process of its own, which sees no settings of this one. Input that takes too
 * much time or memory ends that process only; a thread would not do, since one that runs out of memory takes the whole
 * process along (docs/adr/0009).
 */
export function runAside<Output>(module: URL, input: unknown, { timeoutMs, memoryMb }: AsideLimits): Promise<Output> {
  return new Promise((resolve, reject) => {
    const sources = module.pathname.endsWith('.ts') ? fromSources : [];
    const child = fork(fileURLToPath(module), {
      execArgv: [`--max-old-space-size=${memoryMb}`, ...sources],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let settled = false;
    const settle = (how: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      how();
    };
    const timer = setTimeout(() => settle(() => reject(new AsideEnded('time'))), timeoutMs);
    child.stderr?.on('data', (piece: Buffer) => (said = `${said}${piece.toString()}`.slice(-4_000)));
    child.once('message', (output) => settle(() => resolve(output as Output)));
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code, signal) =>
      settle(() => {
        const full = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 || /heap out of memory/.test(said);
        reject(full ? new AsideEnded('memory') : new Error(`A process aside ended with ${code ?? signal}. ${said}`));
      }),
    );
    child.send(input as object, (error) => {
      if (error) settle(() => reject(error));
    });
  });
}

/** Tests run the sources, which a new process cannot read without help. */
const hook = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) {
  try { return next(name, context); }
  catch (error) { if (/^\\.{1,2}\\/.*\\.js$/.test(name)) return next(name.slice(0, -3) + '.ts', context); throw error; }
} });`;
const fromSources = [
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '--conditions=workback-source',
  '--import',
  `data:text/javascript,${encodeURIComponent(hook)}`,
];
