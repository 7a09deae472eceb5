import { asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import { bookOf, workbookCreated } from "./newWorkbooks";

const CALCULATION_MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;
const CALCULATION_TYPES = ["Recalculate", "Full", "FullRebuild"] as const;

export const application: DefinedClass<null> = excelClass("Application", {
  properties: {
    calculationMode: {
      since: "1.1",
      setSince: "1.8",
      get: (_none, { calculation }) => calculation.mode,
      set: (_none, value, { calculation }) => {
        calculation.mode = asOneOf(value, CALCULATION_MODES);
      },
    },
    calculationState: { since: "1.9", get: () => "Done" },
    calculationEngineVersion: { since: "1.9", get: () => 191029 },
    decimalSeparator: { since: "1.11", get: (_none, { options }) => options.locale.decimalSeparator },
    thousandsSeparator: { since: "1.11", get: (_none, { options }) => options.locale.thousandsSeparator },
    useSystemSeparators: { since: "1.11", get: () => true },
  },
  links: { cultureInfo: { since: "1.11", to: () => cultureInfo.of(null) } },
  methods: {
    calculate: {
      since: "1.1",
      call: (_none, args, session) => {
        args.oneOf(0, CALCULATION_TYPES);
        session.calculate(true);
      },
    },
    createWorkbook: { since: "1.8", call: (_none, args) => workbookCreated.of(bookOf(args)) },
    suspendApiCalculationUntilNextSync: {
      since: "1.6",
      // Fact: events.suspended-calculation; what was changed before has been calculated in Excel by now.
      call: (_none, _args, session) => {
        session.calculate();
        session.calculation.suspended = true;
      },
    },
    // Nothing is drawn while a request is answered.
    suspendScreenUpdatingUntilNextSync: { since: "1.9", call: () => null },
  },
});

const cultureInfo = excelClass<null>("CultureInfo", {
  properties: { name: { since: "1.11", get: (_none, { options }) => options.locale.name } },
  links: {
    numberFormat: { since: "1.11", to: () => numberFormatInfo.of(null) },
    datetimeFormat: { since: "1.12", to: () => datetimeFormatInfo.of(null) },
  },
});

const numberFormatInfo = excelClass<null>("NumberFormatInfo", {
  properties: {
    numberDecimalSeparator: { since: "1.11", get: (_none, { options }) => options.locale.decimalSeparator },
    numberGroupSeparator: { since: "1.11", get: (_none, { options }) => options.locale.thousandsSeparator },
  },
});

const datetimeFormatInfo = excelClass<null>("DatetimeFormatInfo", {
  properties: {
    dateSeparator: { since: "1.12", get: (_none, { options }) => options.locale.dateSeparator },
    timeSeparator: { since: "1.12", get: (_none, { options }) => options.locale.timeSeparator },
    shortDatePattern: { since: "1.12", get: (_none, { options }) => options.locale.shortDatePattern },
    longDatePattern: { since: "1.12", get: (_none, { options }) => options.locale.longDatePattern },
    longTimePattern: { since: "1.12", get: (_none, { options }) => options.locale.longTimePattern },
  },
});
