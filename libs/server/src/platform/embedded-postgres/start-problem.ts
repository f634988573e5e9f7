/** A failure to start that is told to the person in sentences: what happened, what was kept, what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  constructor(
    readonly happened: string,
    readonly kept: string,
    readonly todo: string,
    options?: ErrorOptions,
  ) {
    super([happened, kept, todo].filter(Boolean).join(' '), options);
  }
}

const causes: { pattern: RegExp; happened: (place: string) => string; todo: string }[] = [
  {
    pattern: /ENOSPC|EDQUOT|no space left on device|disk quota exceeded|check free disk space/i,
    happened: (place) => `The disk that holds ${place} is full.`,
    todo: 'Free some space, or name another place with WORKBACK_DATA_DIR, and start again.',
  },
  {
    pattern: /EROFS|read-only file system/i,
    happened: (place) => `${place} is on a read-only file system.`,
    todo: 'Name a folder that can be written to with WORKBACK_DATA_DIR, and start again.',
  },
  {
    pattern: /EACCES|EPERM|permission denied|operation not permitted/i,
    happened: (place) => `${place} may not be written by this user.`,
    todo: 'Start Workback as the owner of that folder, or name another one with WORKBACK_DATA_DIR.',
  },
  {
    pattern: /ENOTDIR|EEXIST/,
    happened: (place) => `${place} is not a folder.`,
    todo: 'Name a folder with WORKBACK_DATA_DIR, and start again.',
  },
];

/** Turns a file-system error, or a server's log that names one, into a StartProblem; other errors come back as they are. */
export function explainStorageError(error: unknown, place: string): unknown {
  if (error instanceof StartProblem) return error;
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  const cause = causes.find(({ pattern }) => pattern.test(text));
  if (!cause) return error;
  return new StartProblem(cause.happened(place), 'Nothing that was stored before was changed.', cause.todo, {
    cause: error,
  });
}
