import { showOfficeMissing } from "./officeMissing";

/** When Office.js is blocked or offline, Office.onReady never answers: after this long we say so. */
const PATIENCE_MS = 8000;

setTimeout(() => {
  if (document.documentElement.dataset.office !== "ready") {
    showOfficeMissing("notLoaded");
  }
}, PATIENCE_MS);
