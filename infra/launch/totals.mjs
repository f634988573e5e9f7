/** Counting: a check is one test, jest tells its own numbers, and a programme may end with a line of totals. */
import { existsSync, readFileSync } from 'node:fs';

/** Numbers of a jest run from its JSON file; a test file that could not run counts as one failure. */
export function jestTotals(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const unexplained = code !== 0 && failed === 0 ? 1 : 0;
  return {
    passed: result.numPassedTests,
    failed: failed + unexplained,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** The test files of a jest run in which something failed. */
export function failedFiles(file) {
  if (!existsSync(file)) return [];
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** Names of the tests of a jest run that were left out, with their files. */
export function skippedTests(file) {
  if (!existsSync(file)) return [];
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => ['pending', 'todo'].includes(status)).map(({ fullName }) => fullName),
  );
}

/** Numbers from the last line of a programme's output, when it is a line of totals; else the check counts as one. */
export function totalsOf(output, code) {
  const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lastLine.trim());
  if (!match) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const [passed, failed, skipped] = match.slice(1).map((text) => Number(text ?? 0));
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** The one line of totals. */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
