/** Progress of a milestone as a number: a started one has its start as a fact, a finished one its finish too. */
export const UNSTARTED = 0;
export const STARTED = 1;
export const FINISHED = 2;
