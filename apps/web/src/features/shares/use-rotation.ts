import { useEffect, useState } from 'react';

const TURN_MS = 20_000;
/** A row on a wall takes about so much, and what stands around the rows. */
const ROW_PX = 170;
const AROUND_PX = 220;

/** As many rows as fit on the screen, then the next ones: the worst stay longest, because every round begins with them. */
export function useRotation<T>(rows: readonly T[]): { shown: readonly T[]; at: number; pages: number } {
  const [size, setSize] = useState(rowsThatFit);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const fit = (): void => setSize(rowsThatFit());
    window.addEventListener('resize', fit);
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => {
      window.removeEventListener('resize', fit);
      clearInterval(timer);
    };
  }, []);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = turn % pages;
  return { shown: rows.slice(at * size, (at + 1) * size), at, pages };
}

const rowsThatFit = (): number => Math.max(2, Math.floor((window.innerHeight - AROUND_PX) / ROW_PX));
