import { openRun } from './run-folder.mjs';

/** Opens the test run. The server itself is started by the first test that asks for a database. */
export default function setup() {
  openRun();
}
