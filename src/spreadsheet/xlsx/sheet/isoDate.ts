/**
 * Serial number of an ISO 8601 date or time, as the strict format and rules of the object model write them.
 * @returns null for a text that is none
 */
export function serialOfIsoDate(text: string, date1904: boolean): number | null {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return null;
  const hasZone = /[Zz]$|[+-]\d\d:\d\d$/.test(text);
  const time = Date.parse(text.includes("T") && !hasZone ? `${text}Z` : text);
  if (Number.isNaN(time)) return null;
  const days = time / 86_400_000;
  if (date1904) return days + 24_107;
  // Excel's calendar has a 29 February 1900: serials before it are one less.
  const serial = days + 25_569;
  return serial < 61 ? serial - 1 : serial;
}
