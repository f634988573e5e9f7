/** Bytes as Base64 text. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A call takes a limited number of arguments; a multiple of three keeps the pieces joinable.
  for (let at = 0; at < bytes.length; at += 24_573)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_573))));
  return parts.join('');
}
