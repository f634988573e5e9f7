/** One thing wrong with what a person entered: which field, and what to change, as a sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}
