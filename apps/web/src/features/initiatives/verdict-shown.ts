import type { PromiseVerdict } from '@workback/contracts/initiative/initiative.schemas';

interface Standing {
  readonly launch: { readonly actual: string | null };
  readonly worked: { readonly verdict: PromiseVerdict };
}

/** Before the launch nothing can have been proved; what nobody measures is named beside it. */
export function verdictShown({ launch, worked }: Standing): PromiseVerdict {
  return launch.actual === null && worked.verdict === 'no-data' ? 'too-early' : worked.verdict;
}
