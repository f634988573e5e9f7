import { parseArgs } from 'node:util';
import { commands, type Values } from './commands.js';
import { WbrProblem } from '../wbr/wbr-problem.js';

const usage = (): string =>
  [
    'Usage: workback <command> [options]',
    '',
    ...commands.map(({ words, help }) => `  ${words.padEnd(34)}${help}`),
    '',
  ].join('\n');

/** Runs one command line; what goes wrong is told in a sentence and with exit code 1. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const command = commands.find(({ words }) => {
    const names = words.split(' ').filter((word) => !/^[-[<]/.test(word));
    return names.every((name, i) => args[i] === name);
  });
  if (!command || args.includes('--help')) {
    process.stdout.write(usage());
    process.exitCode = args.length === 0 || args.includes('--help') ? 0 : 2;
    return;
  }
  const names = command.words.split(' ').filter((word) => !/^[-[<]/.test(word));
  try {
    const { values } = parseArgs({ args: args.slice(names.length), options: command.options, strict: true });
    await command.run(values as Values);
  } catch (error) {
    if (process.env['WORKBACK_DEBUG'])
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.stderr.write(`${await sentenceFor(error)}\n`);
    process.exitCode = 1;
  }
}

async function sentenceFor(error: unknown): Promise<string> {
  if (error instanceof WbrProblem) return error.message;
  // Node's own words for an option that does not exist or has no value are good enough to read.
  if (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS'))
    return error.message;
  const { presentError } = await import('../start/present-error.js');
  const { readStartSettings } = await import('../start/start-settings.js');
  try {
    return presentError(error, readStartSettings(process.env));
  } catch {
    return presentError(error, {});
  }
}
