import { lendParentHttps } from "../../host/transport/httpsGuise";
import type { PaneFrame } from "../../host/transport/officeInFrame";
import { playWebView } from "../../host/transport/webView";

// Runs in the add-in's page before Office.js: makes its window that of the platform which the workbench plays.
const frame = window.frameElement as PaneFrame | null;
if (frame?.platform) playWebView(window, frame.platform);
if (frame?.nativeExcel) Object.defineProperty(window, "external", { value: frame.nativeExcel });
// On the web Office.js works on https pages only.
else lendParentHttps(window);
