/** Characters of one comment. */
export const LONGEST_COMMENT = 10_000;

/** A piece of a comment: words with their emphasis, an address, or a person named by id. */
export type BodyPiece =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly userId: string };

/** A person in a comment is written as `@[id]`, so that renames follow. */
export function mentionOf(userId: string): string {
  return `@[${userId}]`;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const MENTION = new RegExp(`@\\[(${UUID})\\]`, 'gi');
/** Emphasis ends on its own line and soon: whatever else stars and lines mean stays as it was typed. */
const PIECE = new RegExp(
  [
    '`(?<code>[^`\\n]{1,500})`',
    '\\*\\*(?<strong>\\S(?:[^*\\n]{0,498}[^*\\s])?)\\*\\*',
    '(?<![\\p{L}\\p{N}_*])(?:\\*(?<star>\\S(?:[^*\\n]{0,498}[^*\\s])?)\\*|_(?<line>\\S(?:[^_\\n]{0,498}[^_\\s])?)_)(?![\\p{L}\\p{N}_*])',
    '\\[(?<label>[^\\[\\]\\n]{1,300})\\]\\((?<target>https?://[^\\s()<>"]{1,2000})\\)',
    '(?<address>https?://[^\\s<>"]{1,2000}[^\\s<>".,;:!?)\\]])',
  ].join('|'),
  'giu',
);

/** Takes a comment apart into what is shown; text that means nothing special stays text, line ends included. */
export function piecesOf(body: string): readonly BodyPiece[] {
  const pieces: BodyPiece[] = [];
  let from = 0;
  // People first: whatever stands around a name, it is a name.
  for (const { 0: mention, 1: userId = '', index } of body.matchAll(MENTION)) {
    addWords(body.slice(from, index), pieces);
    pieces.push({ kind: 'mention', userId: userId.toLowerCase() });
    from = index + mention.length;
  }
  addWords(body.slice(from), pieces);
  return pieces;
}

function addWords(words: string, pieces: BodyPiece[]): void {
  let from = 0;
  for (const match of words.matchAll(PIECE)) {
    if (match.index > from) pieces.push({ kind: 'text', text: words.slice(from, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  if (from < words.length) pieces.push({ kind: 'text', text: words.slice(from) });
}

function pieceOf(groups: Record<string, string | undefined>): BodyPiece {
  const { code, strong, star, line, label, target, address = '' } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (label !== undefined && target !== undefined) return { kind: 'link', text: label, href: target };
  const emphasis = star ?? line;
  return emphasis === undefined ? { kind: 'link', text: address, href: address } : { kind: 'emphasis', text: emphasis };
}

/** Everybody whom a comment names, each once. */
export function mentionsIn(body: string): readonly string[] {
  return [...new Set([...body.matchAll(MENTION)].map(([, id = '']) => id.toLowerCase()))];
}

/** A comment on one line without marks, for lists and messages; `nameOf` knows the people. */
export function plainBody(body: string, nameOf: (userId: string) => string | undefined, most = 140): string {
  const line = piecesOf(body)
    .map((piece) => (piece.kind === 'mention' ? `@${nameOf(piece.userId) ?? 'somebody'}` : piece.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
