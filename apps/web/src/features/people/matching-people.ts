import type { Member } from '@workback/contracts/member/member.schemas';

/** What is needed of a person to be chosen. */
export type Choosable = Pick<Member, 'id' | 'name'> & Partial<Pick<Member, 'email'>>;

/** Lower case without accents, so that "jose" finds José. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * People whose name or e-mail holds what was typed: names that begin like it first, then names with a word that does,
 * then the rest; within these the order stays.
 */
export function matchingPeople<Person extends Choosable>(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return people;
  const rank = ({ name, email }: Person): number => {
    const plain = folded(name);
    if (plain.startsWith(wanted)) return 0;
    if (plain.split(/[\s\-.'’]+/).some((word) => word.startsWith(wanted))) return 1;
    return plain.includes(wanted) || folded(email ?? '').includes(wanted) ? 2 : 3;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((one) => one.rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ person }) => person);
}
