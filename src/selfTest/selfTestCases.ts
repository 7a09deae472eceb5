import { protectionCases } from "./cases/protectionCases";
import { sizesCases } from "./cases/sizesCases";
import { tablesCases } from "./cases/tablesCases";
import { valuesCases } from "./cases/valuesCases";
import type { SelfTestCase } from "./selfTestCase";

/** Every case, in the order in which a person sees them pass by. What could lock a workbook comes last. */
export const SELF_TEST_CASES: readonly SelfTestCase[] = [
  ...valuesCases,
  ...tablesCases,
  ...sizesCases,
  ...protectionCases,
];
