import { asFlag } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";

export const runtime: DefinedClass<null> = excelClass("Runtime", {
  properties: {
    // Fact: events.switched-off
    enableEvents: {
      since: "1.8",
      get: (_none, { events }) => events.enabled,
      set: (_none, value, { events }) => {
        events.enabled = asFlag(value);
      },
    },
  },
});

/** The runtime announces through it that ribbon commands may come. */
excelClass<null>("Microsoft.InternalService.AddinInternalService", {
  methods: { notifyActionHandlerReady: { since: "1.1", call: () => null } },
});
