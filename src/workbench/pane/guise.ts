import { lendParentHttps } from "../../host/transport/httpsGuise";

// Runs in the add-in's page before Office.js, which works on https pages only.
lendParentHttps(window);
