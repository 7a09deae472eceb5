import type { SelfTestCase } from "./selfTestCase";

/** Every case, in the order in which a person sees them pass by. */
export const SELF_TEST_CASES: readonly SelfTestCase[] = [];
