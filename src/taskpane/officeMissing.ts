const NOTICE_ID = "office-missing";

/** Why there is no Excel to talk to, and what to do. */
const WORDS = {
  notLoaded:
    "Excel's own library, Office.js, did not arrive. Check the network connection, close this pane and open it " +
    "again. If it stays, ask your IT support to allow appsforoffice.microsoft.com.",
  notInExcel:
    "This page works inside Excel only: open it there with the button Open pane of the tab Contracts.",
} as const;

/**
 * Says in plain HTML that the page cannot work, and what to do.
 *
 * Needs neither Office.js nor React nor a parsed body: while the browser still waits for Office.js in the
 * head there is no body yet.
 */
export function showOfficeMissing(reason: keyof typeof WORDS): void {
  if (document.getElementById(NOTICE_ID)) return;
  const notice = document.createElement("main");
  notice.id = NOTICE_ID;
  notice.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = "Active Contract Management cannot start";
  heading.style.fontSize = "1.25rem";
  const words = document.createElement("p");
  words.textContent = WORDS[reason];
  const comfort = document.createElement("p");
  comfort.textContent = "Nothing in your workbook was changed.";
  notice.append(heading, words, comfort);
  // Before the empty place of the pane, which is as high as the window: below it nobody would see the words.
  if (document.body) document.body.prepend(notice);
  else document.documentElement.append(notice);
}

/** Takes the message away again: Office.js came late. */
export function hideOfficeMissing(): void {
  document.getElementById(NOTICE_ID)?.remove();
}
