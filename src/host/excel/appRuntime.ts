import { asOneOf } from "../protocol/arguments";
import { excelClass } from "../protocol/excelClass";

const STATES = ["Inactive", "Background", "Visible"] as const;

/** Number of the event by which a page hears that its pane was shown or hidden. */
const VISIBILITY_CHANGED = { messageCategory: 65536, messageType: 65539, targetId: "" } as const;

/**
 * The pane of a shared runtime, as `Office.addin.showAsTaskpane` and `hide` address it. Since February 2026 an add-in
 * from Microsoft Marketplace may not show its pane by itself: the call succeeds and nothing happens.
 */
excelClass<null>("Microsoft.AppRuntime.AppRuntimeService", {
  methods: {
    getAppRuntimeState: {
      since: "SharedRuntime 1.1",
      call: (_none, _args, { pane }) => (pane.isShown ? "Visible" : "Background"),
    },
    setAppRuntimeState: {
      since: "SharedRuntime 1.1",
      call: (_none, args, { pane, options, events }) => {
        const isShown = asOneOf(args.any(0), STATES) === "Visible";
        if (isShown && options.installedFrom === "marketplace") return;
        pane.whenCommandsAreDone(() => {
          if (isShown === pane.isShown) return;
          pane.isShown = isShown;
          options.showPane?.(isShown);
          events.onMessage({
            ...VISIBILITY_CHANGED,
            message: JSON.stringify({ visibility: isShown ? "Visible" : "Hidden" }),
          });
        });
      },
    },
  },
});
