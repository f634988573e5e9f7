import type { Choice } from '@workback/ui/choice-field';

/** What a person has entered so far, by the path of the setting (`auth.type`); texts, and switches. */
export type SettingsDraft = Readonly<Record<string, string | boolean>>;

/** One field of a form for a connector's settings or question. */
export interface SettingField {
  /** Where the value goes, for example `read.valuePath`. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'number' | 'choice' | 'switch' | 'long' | 'headers' | 'column';
  readonly choices?: readonly Choice[];
  /** Taken when nothing was entered; a field without it is required unless optional. */
  readonly initial?: string | boolean;
  /** Left out of what is sent when empty. */
  readonly optional?: boolean;
  readonly placeholder?: string;
  /** Under "More settings". */
  readonly rare?: boolean;
  readonly when?: (draft: SettingsDraft) => boolean;
}

/** The value of a field as it stands on the screen. */
export const drafted = (draft: SettingsDraft, { path, initial, kind }: SettingField): string | boolean =>
  draft[path] ?? initial ?? (kind === 'switch' ? false : '');

/** The fields that the draft asks for: a user name only with basic sign-in, and so on. */
export const visible = (fields: readonly SettingField[], draft: SettingsDraft): SettingField[] => {
  const first = Object.fromEntries(fields.map((field) => [field.path, drafted(draft, field)]));
  return fields.filter(({ when }) => when?.({ ...first, ...draft }) ?? true);
};

/** The settings as the API takes them: nested, without what is empty and optional. */
export function settingsOf(fields: readonly SettingField[], draft: SettingsDraft): Record<string, never> {
  const settings: Record<string, unknown> = {};
  for (const field of visible(fields, draft)) {
    const value = drafted(draft, field);
    if (field.optional && value === '') continue;
    const [last = '', ...above] = field.path.split('.').reverse();
    const place = above.reduceRight<Record<string, unknown>>(
      (inner, name) => (inner[name] ??= {}) as Record<string, unknown>,
      settings,
    );
    place[last] = sent(field, value, draft);
  }
  return settings as Record<string, never>;
}

function sent({ kind }: SettingField, value: string | boolean, draft: SettingsDraft): unknown {
  if (typeof value === 'boolean') return value;
  if (kind === 'number') return value === '' ? null : Number(value);
  if (kind === 'column') return draft['headerRow'] === false && /^\d+$/.test(value) ? Number(value) : value;
  if (kind === 'headers') return headersOf(value);
  return value;
}

/** Stored settings as a draft, to be changed in a form. */
export function draftOf(fields: readonly SettingField[], settings: Readonly<Record<string, unknown>>): SettingsDraft {
  const draft: Record<string, string | boolean> = {};
  for (const { path, kind } of fields) {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], settings);
    if (value === undefined || value === null) continue;
    if (kind === 'headers') draft[path] = headerLines(value as Record<string, string>);
    else draft[path] = typeof value === 'boolean' ? value : String(value);
  }
  return draft;
}

function headersOf(lines: string): Record<string, string> {
  const pairs = lines.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    pairs.map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
