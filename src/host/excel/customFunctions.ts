import { excelClass } from "../protocol/excelClass";

/** How a pushed message says that it calls a custom function. */
export const CUSTOM_FUNCTION_CALL = { messageCategory: 1, messageType: 1000, targetId: "" } as const;

const SINCE = "CustomFunctions 1.7";

/**
 * What Office.js tells Excel of custom functions: that the page listens for calls, and what the calls came to. The
 * calls themselves go the other way, as pushed messages.
 */
excelClass<null>("Microsoft.ExcelServices.CustomFunctions", {
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: {
      since: SINCE,
      call: (_none, _args, { functionCalls }) => {
        functionCalls?.ready();
      },
    },
    setInvocationArrayResults: {
      since: SINCE,
      call: (_none, args, { functionCalls }) => {
        functionCalls?.settle(args.any(0) as unknown[]);
      },
    },
  },
});
