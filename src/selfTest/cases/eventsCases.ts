import type { Json } from "../fact";
import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";

type Changed = Excel.WorksheetChangedEventArgs;

/** How long an event may be on its way, in milliseconds. */
const ARRIVAL = 3_000;
/** After this long without an event there is none. */
const SILENCE = 600;
const STEP = 50;

/** Listens to a sheet's changes while `change` is done, and for as long as `expected` events take to arrive. */
async function heardDuring(
  scratch: Scratch,
  expected: number,
  change: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
): Promise<Changed[]> {
  const heard: Changed[] = [];
  const registration = await scratch.run(async (context, sheet) => {
    const added = sheet.onChanged.add(async (args) => void heard.push(args));
    await context.sync();
    return added;
  });
  await scratch.run(async (context, sheet) => {
    change(sheet, context);
    await context.sync();
  });
  await arrival(scratch, heard, expected);
  await remove(scratch, registration);
  return heard;
}

async function arrival(scratch: Scratch, heard: readonly Changed[], expected: number): Promise<void> {
  for (let waited = 0; waited < ARRIVAL && heard.length < expected; waited += STEP) await scratch.pause(STEP);
  // One more than expected would come right behind.
  await scratch.pause(4 * STEP);
}

function remove(scratch: Scratch, registration: OfficeExtension.EventHandlerResult<Changed>): Promise<void> {
  return scratch.excel.run(registration.context, async (context) => {
    registration.remove();
    await context.sync();
  });
}

export const eventsCases: readonly SelfTestCase[] = [
  {
    fact: "events.own-write",
    run: async (scratch) => {
      const heard = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("B2").values = [[5]];
      });
      return heard.map(({ address, changeType, source }) => [address, changeType, source]);
    },
  },
  {
    fact: "events.trigger-source",
    run: async (scratch) => {
      const heard = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("B2").values = [[5]];
      });
      return heard.map(({ triggerSource }) => triggerSource);
    },
  },
  {
    fact: "events.details-of-one-cell",
    run: async (scratch) => {
      await scratch.run(async (context, sheet) => {
        sheet.getRange("B2:C2").values = [[2, 3]];
        await context.sync();
      });
      const one = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("B2").values = [[5]];
      });
      const several = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("B2:C2").values = [[6, 7]];
      });
      const details = ({ details: told }: Changed): Json =>
        told ? [told.valueBefore as Json, told.valueAfter as Json] : null;
      return { one: one.map(details), several: several.map(details) };
    },
  },
  {
    fact: "events.not-of-recalculation",
    run: async (scratch) => {
      await scratch.run(async (context, sheet) => {
        sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
        await context.sync();
      });
      const heard = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("A1").values = [[5]];
      });
      return heard.map(({ address }) => address);
    },
  },
  {
    fact: "events.inserted-rows",
    run: async (scratch) => {
      const heard = await heardDuring(scratch, 1, (sheet) => {
        sheet.getRange("2:3").insert("Down");
      });
      return heard.map(({ address, changeType }) => [address, changeType]);
    },
  },
  {
    fact: "events.removed-handler",
    run: async (scratch) => {
      const heard: Changed[] = [];
      const registration = await scratch.run(async (context, sheet) => {
        const added = sheet.onChanged.add(async (args) => void heard.push(args));
        await context.sync();
        return added;
      });
      await remove(scratch, registration);
      await scratch.run(async (context, sheet) => {
        sheet.getRange("A1").values = [[1]];
        await context.sync();
      });
      await scratch.pause(SILENCE);
      return heard.length;
    },
  },
  {
    fact: "events.switched-off",
    run: async (scratch) => {
      const switchEvents = (enabled: boolean) =>
        scratch.run(async (context) => {
          context.runtime.enableEvents = enabled;
          await context.sync();
        });
      const heard: Changed[] = [];
      const registration = await scratch.run(async (context, sheet) => {
        const added = sheet.onChanged.add(async (args) => void heard.push(args));
        await context.sync();
        return added;
      });
      await switchEvents(false);
      try {
        await scratch.run(async (context, sheet) => {
          sheet.getRange("A1").values = [[1]];
          await context.sync();
        });
        await scratch.pause(SILENCE);
      } finally {
        await switchEvents(true);
      }
      await scratch.run(async (context, sheet) => {
        sheet.getRange("A2").values = [[2]];
        await context.sync();
      });
      await arrival(scratch, heard, 1);
      await remove(scratch, registration);
      return heard.map(({ address }) => address);
    },
  },
  {
    fact: "events.suspended-calculation",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
        await context.sync();
        context.workbook.application.suspendApiCalculationUntilNextSync();
        sheet.getRange("A1").values = [[5]];
        const during = sheet.getRange("B1").load("values");
        await context.sync();
        context.workbook.application.calculate("Full");
        const afterwards = sheet.getRange("B1").load("values");
        await context.sync();
        return { during: during.values as Json, afterwards: afterwards.values as Json };
      }),
  },
];
