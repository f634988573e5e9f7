import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { type PrfaqSection, prfaqSections } from '@workback/domain/prfaq/sections';

type WireRules = Workspace['lengthRules'];

/** Length rules as they stand in a form: numbers as typed. */
export interface LengthDraft {
  readonly preset: WireRules['preset'];
  readonly pressRelease: string;
  readonly faq: string;
  readonly sections: Readonly<Partial<Record<PrfaqSection['key'], string>>>;
}

/** The form of length rules. */
export function toDraft({ preset, own }: WireRules): LengthDraft {
  return {
    preset,
    pressRelease: typed(own.pressReleaseWords),
    faq: typed(own.faqWords),
    sections: Object.fromEntries(prfaqSections.map(({ key }) => [key, typed(own.sections[key])])),
  };
}

/** The length rules of a form; an empty field sets no limit, and what is no number is left for the server to name. */
export function fromDraft({ preset, pressRelease, faq, sections }: LengthDraft): WireRules {
  const named = Object.entries(sections).flatMap(([key, value]) => {
    const words = read(value);
    return words === null ? [] : [[key, words]];
  });
  return {
    preset,
    own: { pressReleaseWords: read(pressRelease), faqWords: read(faq), sections: Object.fromEntries(named) },
  };
}

const typed = (words: number | null | undefined): string => (words == null ? '' : String(words));
const read = (value: string): number | null => (value.trim() === '' ? null : Number(value));
