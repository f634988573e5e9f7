const SAFE = /^(?:https?:\/\/|mailto:|#)\S/i;
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const BARE = /^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$/i;

/** Says whether a link may lead somewhere: to the web, to a mailbox or to a place on the page. */
export const isSafeAddress = (address: string): boolean => SAFE.test(address);

/** The address that somebody means who typed this; null when a link may not lead there. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (isSafeAddress(text)) return text;
  if (MAIL.test(text)) return `mailto:${text}`;
  return BARE.test(text) ? `https://${text}` : null;
}
