/**
 * Fingerprint of a drafted line's text: 32-bit FNV-1a over its UTF-16 units, as eight hex digits.
 *
 * Kept beside the line in `tblAgenda`: a text that no longer has its fingerprint was reworded by a person and is
 * not overwritten.
 *
 * Source: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/
 *
 * @example hashOf("") === "811c9dc5"
 */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
