import { useEffect, useState } from 'react';

const PAUSE_MS = 2_000;
const WRITING = 'textarea, [contenteditable]:not([contenteditable="false"])';

/**
 * False while somebody is in the middle of a sentence, true from the first pause on: what opens by itself must not take
 * the keys that were meant for the text.
 */
export function useTypingPause(): boolean {
  const [paused, setPaused] = useState(() => !document.activeElement?.closest(WRITING));
  useEffect(() => {
    if (paused) return;
    const wait = () => setTimeout(() => setPaused(true), PAUSE_MS);
    let timer = wait();
    const again = (): void => {
      clearTimeout(timer);
      timer = wait();
    };
    document.addEventListener('keydown', again, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', again, true);
    };
  }, [paused]);
  return paused;
}
