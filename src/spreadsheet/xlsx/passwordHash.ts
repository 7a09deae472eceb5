/** The 16-bit hash of ISO/IEC 29500-4, 14.7.1 (legacy protection): it keeps honest people out, and every Excel knows it. */
export function passwordHash(password: string): string {
  let hash = 0;
  const rotate = (): number => ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  for (let i = password.length - 1; i >= 0; i--) hash = rotate() ^ password.charCodeAt(i);
  hash = rotate() ^ password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}
