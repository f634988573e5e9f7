const KEY = 'workback.single-keys';

/** Says whether keys without Ctrl or Cmd are shortcuts on this device; people who speak to their computer switch them off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

/** Keeps the choice. */
export function chooseSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** True for a key that nobody meant as text: pressed alone, outside of fields, with shortcuts on (WCAG 2.1.4). */
export function isSingleKey(event: KeyboardEvent, key: string): boolean {
  const { ctrlKey, metaKey, altKey, isComposing, target } = event;
  if (event.key !== key || ctrlKey || metaKey || altKey || isComposing || !singleKeysOn()) return false;
  return !(target instanceof Element && target.closest(TYPING)) && !document.querySelector('dialog[open]');
}
