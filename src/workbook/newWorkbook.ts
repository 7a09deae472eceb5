/** Bytes that are put into characters at once: more arguments than this and a call fails. */
const PIECE = 0x8000;

/**
 * Opens a workbook that was made here in a window of its own. Excel gives no hold on it: it has no name until a
 * person saves it, and on a Mac it stands behind this window.
 *
 * @param bytes of an .xlsx file
 */
export async function openNewWorkbook(bytes: Uint8Array): Promise<void> {
  await Excel.createWorkbook(base64(bytes));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  }
  return btoa(text);
}
