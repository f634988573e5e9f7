import { Injectable } from '@nestjs/common';
import type { PromiseOutcome, StandingPromise } from '@workback/domain/prfaq/amendment-promises';
import type { DriftingPromise } from '@workback/domain/prfaq/drift';
import { PromiseRepository, type PromiseRow } from './promise.repository.js';

/** A promise that nobody took back, with what delivers it. */
export interface AmendablePromise extends StandingPromise {
  readonly milestoneIds: readonly string[];
}

/** Promises in an amendment: what stands, and what an approved amendment makes of it. */
@Injectable()
export class PromiseAmendmentService {
  constructor(private readonly promises: PromiseRepository) {}

  /** Promises that are not withdrawn, in the order of marking. */
  async standing(workspaceId: string, initiativeId: string): Promise<AmendablePromise[]> {
    const rows = await this.promises.list(workspaceId, initiativeId);
    return rows
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, number, passage, milestoneIds }) => ({ id, number, passage, milestoneIds }));
  }

  /** Every promise with its words at the first approval and now. */
  async drifting(workspaceId: string, initiativeId: string): Promise<DriftingPromise[]> {
    return (await this.promises.list(workspaceId, initiativeId)).map((row) => ({
      number: row.number,
      first: firstWords(row),
      now: row.passage.exact,
      withdrawn: row.withdrawnAt === null ? null : (row.withdrawnReason ?? ''),
    }));
  }

  /**
   * Carries out what an approved amendment says of promises, in its transaction: kept ones are anchored in the new text,
   * re-worded ones keep what they said before, withdrawn ones stay in the record. Answers the ids of new promises by the
   * amendment's own names for them.
   */
  async amend(
    workspaceId: string,
    initiativeId: string,
    amendmentId: string,
    outcomes: readonly PromiseOutcome[],
    actorId: string,
  ): Promise<ReadonlyMap<string, string>> {
    const standing = outcomes.flatMap((each) =>
      each.outcome === 'kept' || each.outcome === 'reworded' ? [{ id: each.id, passage: each.passage }] : [],
    );
    const reworded = outcomes.filter(({ outcome }) => outcome === 'reworded').map(({ id }) => id);
    const withdrawn = outcomes.flatMap((each) =>
      each.outcome === 'withdrawn' ? [{ id: each.id, reason: each.reason.trim() }] : [],
    );
    await this.promises.addRevisions(workspaceId, initiativeId, amendmentId, reworded, actorId);
    await this.promises.setPassages(workspaceId, standing);
    await this.promises.withdraw(workspaceId, withdrawn);
    const made = await this.add(workspaceId, initiativeId, outcomes, actorId);
    await this.freeze(workspaceId, [...reworded, ...withdrawn.map(({ id }) => id), ...made.values()]);
    return made;
  }

  /** Freezes promises that an amendment changed, or that its criteria prove. */
  async freeze(workspaceId: string, promiseIds: readonly string[]): Promise<void> {
    await this.promises.freeze(workspaceId, promiseIds);
  }

  private async add(
    workspaceId: string,
    initiativeId: string,
    outcomes: readonly PromiseOutcome[],
    actorId: string,
  ): Promise<Map<string, string>> {
    const numbers = (await this.promises.list(workspaceId, initiativeId)).map((row) => row.number);
    let number = Math.max(0, ...numbers);
    const made = new Map<string, string>();
    for (const each of outcomes) {
      if (each.outcome !== 'added') continue;
      number += 1;
      const row = { number, kind: each.kind, passage: each.passage, addedAfterApproval: true };
      made.set(each.id, await this.promises.insert(workspaceId, initiativeId, row, actorId));
    }
    return made;
  }
}

function firstWords({ addedAfterApproval, earlierWords, passage }: PromiseRow): string | null {
  return addedAfterApproval ? null : (earlierWords[0] ?? passage.exact);
}
