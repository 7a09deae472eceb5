const NOTICE_ID = "office-missing";

/**
 * Says in plain HTML that the page cannot work, and what to try.
 *
 * Needs neither Office.js nor React nor a parsed body: while the browser still waits for Office.js in the
 * head there is no body yet.
 */
export function showOfficeMissing(reason: string): void {
  if (document.getElementById(NOTICE_ID)) return;
  const notice = document.createElement("main");
  notice.id = NOTICE_ID;
  notice.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = "Active Contract Management cannot start";
  heading.style.fontSize = "1.25rem";
  const text = document.createElement("p");
  text.textContent = reason;
  const advice = document.createElement("p");
  advice.textContent =
    "Nothing in your workbook was changed. Check the network connection, close this pane and open it again. " +
    "If it stays, ask your IT support to allow appsforoffice.microsoft.com.";
  notice.append(heading, text, advice);
  (document.body ?? document.documentElement).append(notice);
}

/** Takes the message away again: Office.js came late. */
export function hideOfficeMissing(): void {
  document.getElementById(NOTICE_ID)?.remove();
}
