/** In the module of a process aside: does the work once, sends its answer and ends. */
export function answerAside<Input, Output>(work: (input: Input) => Promise<Output>): void {
  process.once('message', (input: Input) => {
    work(input).then(
      (output) => process.send?.(output, () => process.disconnect()),
      (error: unknown) => {
        // Said on the way out, where the caller hears it.
        process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exit(1);
      },
    );
  });
}
