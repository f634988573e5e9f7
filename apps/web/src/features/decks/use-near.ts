import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** How far from the window something is drawn already. */
const MARGIN = '800px 0px';

/** Whether an element is, or was, near the window: what is far away costs nothing until then. On paper everything is near. */
export function useNear<E extends HTMLElement>(): readonly [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const element = ref.current;
    if (near || element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    const onPaper = () => flushSync(() => setNear(true));
    observer.observe(element);
    window.addEventListener('beforeprint', onPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onPaper);
    };
  }, [near]);
  return [ref, near];
}
