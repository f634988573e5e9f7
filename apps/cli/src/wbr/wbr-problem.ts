/** What is wrong with the files or options of `workback wbr`, in one sentence for whoever wrote them. */
export class WbrProblem extends Error {}
