import { createRoot } from "react-dom/client";
import { FluentProvider, Text, webLightTheme } from "@fluentui/react-components";
import { hideOfficeMissing, showOfficeMissing } from "./taskpane/officeMissing";

if (typeof Office === "undefined") {
  showOfficeMissing("Excel's own library, Office.js, could not be loaded.");
} else {
  void Office.onReady(() => {
    document.documentElement.dataset.office = "ready";
    hideOfficeMissing();
    createRoot(document.getElementById("pane")!).render(
      <FluentProvider theme={webLightTheme}>
        <Text>Active Contract Management</Text>
      </FluentProvider>,
    );
  });
}
