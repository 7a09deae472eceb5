import { chartsCases } from "./cases/chartsCases";
import { eventsCases } from "./cases/eventsCases";
import { filesCases } from "./cases/filesCases";
import { formatsCases } from "./cases/formatsCases";
import { protectionCases } from "./cases/protectionCases";
import { runtimeCases } from "./cases/runtimeCases";
import { sizesCases } from "./cases/sizesCases";
import { storageCases } from "./cases/storageCases";
import { tablesCases } from "./cases/tablesCases";
import { undoCases } from "./cases/undoCases";
import { valuesCases } from "./cases/valuesCases";
import type { SelfTestCase } from "./selfTestCase";

/** Every case, in the order in which a person sees them pass by. What could lock a workbook comes last. */
export const SELF_TEST_CASES: readonly SelfTestCase[] = [
  ...valuesCases,
  ...tablesCases,
  ...sizesCases,
  ...chartsCases,
  ...formatsCases,
  ...filesCases,
  ...eventsCases,
  ...undoCases,
  ...runtimeCases,
  ...storageCases,
  ...protectionCases,
];
