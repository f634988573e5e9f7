import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../sessions/api/sessions.queries.js';

/** What somebody began to write, kept on this device until it is sent, for nobody else who uses it. */
export function useKeptText(key: string): readonly [text: string, change: (text: string) => void] {
  const me = useQuery(meQuery).data?.user.id ?? '';
  const place = `workback.comment.${me}.${key}`;
  const [written, setWritten] = useState<{ readonly place: string; readonly text: string } | null>(null);
  const text = written?.place === place ? written.text : read(place);
  const change = (next: string): void => {
    setWritten({ place, text: next });
    // A full or forbidden storage must not stop anybody from writing.
    try {
      if (next === '') localStorage.removeItem(place);
      else localStorage.setItem(place, next);
    } catch {
      return;
    }
  };
  return [text, change];
}

function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}
