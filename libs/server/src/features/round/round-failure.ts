import type { RoundRefusal } from '@workback/domain/prfaq/round';
import { conflict, Failure, invalid } from '../../platform/errors/failure.js';

/** Says a refused step as a failure: not this person, not now, or not with these words. */
export function refuse(refusals: readonly RoundRefusal[]): never {
  const person = refusals.find(({ because }) => because === 'person');
  if (person) throw new Failure('forbidden', 'not-in-round', person.message);
  const state = refusals.find(({ because }) => because === 'state');
  if (state) throw conflict('verdict-not-reached', state.message);
  throw invalid(refusals.map(({ field, message }) => ({ field, message })));
}
