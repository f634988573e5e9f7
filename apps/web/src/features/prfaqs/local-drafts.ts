import type { DraftPatch, WireDocument } from './draft.js';

/** Text that the server does not have yet, kept in this browser. */
export interface LocalDraft {
  /** The version it was written on. */
  readonly version: number;
  readonly savedAtMs: number;
  readonly patch: DraftPatch;
  /** The same parts as they were before, to see later what others changed. */
  readonly base: DraftPatch;
}

/** Where unsaved text waits; throws never, because a full or forbidden storage must not stop the typing. */
export interface LocalDrafts {
  /** False when this browser refused to keep it. */
  keep(draft: LocalDraft): boolean;
  forget(): void;
  find(): LocalDraft | null;
}

/** Unsaved text of one PR/FAQ in the browser's storage, one entry a version; `whose` names the person and the text. */
export function localDraftsOf(whose: string, storage: () => Storage = () => localStorage): LocalDrafts {
  const prefix = `workback.draft.${whose}.`;
  const keys = (): string[] => Object.keys(storage()).filter((key) => key.startsWith(prefix));
  return {
    keep(draft) {
      try {
        const own = `${prefix}${draft.version}`;
        storage().setItem(own, JSON.stringify(draft));
        for (const key of keys()) if (key !== own) storage().removeItem(key);
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      try {
        for (const key of keys()) storage().removeItem(key);
      } catch {
        // Nothing was kept, so nothing is left behind.
      }
    },
    find() {
      try {
        const found = keys().flatMap((key) => read(storage().getItem(key)));
        return found.toSorted((one, other) => other.savedAtMs - one.savedAtMs)[0] ?? null;
      } catch {
        return null;
      }
    },
  };
}

/** The document that a local draft was written on, as far as it matters for what was written. */
export function baseOf(draft: LocalDraft, present: WireDocument): WireDocument {
  return {
    ...present,
    sections: { ...present.sections, ...draft.base.sections },
    ...(draft.base.questions === undefined ? {} : { questions: draft.base.questions }),
    ...(draft.base.launchDate === undefined ? {} : { launchDate: draft.base.launchDate }),
  };
}

function read(text: string | null): LocalDraft[] {
  if (text === null) return [];
  try {
    const draft = JSON.parse(text) as Partial<LocalDraft>;
    const whole = typeof draft.version === 'number' && typeof draft.savedAtMs === 'number' && draft.patch && draft.base;
    return whole ? [draft as LocalDraft] : [];
  } catch {
    return [];
  }
}
