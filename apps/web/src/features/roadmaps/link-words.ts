import type { DependencyType } from '@workback/domain/roadmap/plan';

/** How one milestone waits for another, in words for a choice. */
export const LINK_WORDS: Readonly<Record<DependencyType, string>> = {
  FS: 'starts when it finishes',
  SS: 'starts when it starts',
  FF: 'finishes when it finishes',
  SF: 'finishes when it starts',
};
