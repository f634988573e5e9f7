/** Templates of a feature in libs/domain: rules, and their test. */

export const domainFile = (
  noun,
) => `/** What a person enters for ${noun.article} ${noun.words}, as far as the rules depend on it. */
export interface ${noun.pascal}Draft {
  readonly name: string;
}

/** What keeps ${noun.article} ${noun.words} from being saved. */
export interface ${noun.pascal}Problem {
  readonly field: keyof ${noun.pascal}Draft;
  readonly message: string;
}

/** Checks ${noun.article} ${noun.words} before it is saved; an empty list means that it may be. */
export function ${noun.camel}Problems({ name }: ${noun.pascal}Draft): ${noun.pascal}Problem[] {
  return name.trim() === '' ? [{ field: 'name', message: 'must not be empty' }] : [];
}
`;

export const domainSpec = (noun) => `import { describe, expect, it } from '@jest/globals';
import { ${noun.camel}Problems } from './${noun.kebab}.js';

describe('${noun.words}', () => {
  it('needs a name', () => {
    expect(${noun.camel}Problems({ name: 'Something' })).toEqual([]);
    expect(${noun.camel}Problems({ name: '  ' }).map(({ field }) => field)).toEqual(['name']);
  });
});
`;
