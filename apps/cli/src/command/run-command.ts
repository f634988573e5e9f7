import { parseArgs } from 'node:util';
import { presentError } from '../start/present-error.js';
import { readStartSettings } from '../start/start-settings.js';
import { commands } from './commands.js';

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
    await command.run(values as Record<string, string | undefined>);
  } catch (error) {
    if (process.env['WORKBACK_DEBUG'])
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.stderr.write(`${presentError(error, safeSettings())}\n`);
    process.exitCode = 1;
  }
}

function safeSettings(): { dataDir?: string; databaseUrl?: string } {
  try {
    return readStartSettings(process.env);
  } catch {
    return {};
  }
}
