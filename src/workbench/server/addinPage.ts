/** The element by which the add-in's page loads Microsoft's library from the CDN. */
const CDN_SCRIPT =
  /<script\s[^>]*src=["']?https:\/\/appsforoffice\.microsoft\.com\/lib\/[\w.]+\/hosted\/office(?:\.debug)?\.js\b["']?[^>]*>\s*<\/script>/;

/** The same library from this computer, and before it the script that lets it work without a certificate. */
const LOCAL_SCRIPTS = '<script src="/guise.js"></script><script src="/office-js/office.js"></script>';

/**
 * The add-in's page with Office.js from this computer. The files on disk, and every script, stay as they ship.
 * @throws Error when the page does not load Office.js from the CDN
 */
export function addinPage(html: string): string {
  if (!CDN_SCRIPT.test(html))
    throw new Error("The add-in's page does not load Office.js from Microsoft's CDN.");
  return html.replace(CDN_SCRIPT, LOCAL_SCRIPTS);
}
