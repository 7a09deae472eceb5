/**
 * Which room may import which (src/<room>). A room names what it needs; everything else is refused.
 *
 * Type-only imports of the pure rooms are words without behaviour: every room but the host may use them.
 */
const PURE = ["analysis", "submission", "meeting", "library"];

const ROOMS = {
  analysis: [],
  spreadsheet: [],
  library: [],
  submission: ["analysis", "library"],
  meeting: ["analysis"],
  workbook: PURE,
  documents: [...PURE, "spreadsheet"],
  workflows: [...PURE, "workbook", "documents"],
  functions: ["analysis"],
  commands: [],
  selfTest: [],
  taskpane: [],
  host: ["spreadsheet"],
  workbench: ["host", "spreadsheet"],
};

/** Rooms that ask for workflows by type only and are handed them: what they start is loaded on demand. */
const HANDED_WORKFLOWS = ["commands", "taskpane"];

/** Rooms that are handed the self-test in the same way. */
const HANDED_SELF_TEST = ["taskpane"];

const NEVER_BY_TYPE = { host: ["spreadsheet"], workbench: ["host", "spreadsheet"], spreadsheet: [] };

const anyOf = (rooms) => `^src/(${rooms.join("|")})/`;

const roomRules = Object.entries(ROOMS).flatMap(([room, allowed]) => [
  {
    name: `${room}-imports`,
    comment: `src/${room} may import ${[room, ...allowed].join(", ")}`,
    severity: "error",
    from: { path: anyOf([room]) },
    to: { path: "^src/", pathNot: anyOf([room, ...allowed]), dependencyTypesNot: ["type-only"] },
  },
  {
    name: `${room}-types`,
    comment: `src/${room} may use the types of its own imports and of the pure rooms`,
    severity: "error",
    from: { path: anyOf([room]) },
    to: {
      path: "^src/",
      pathNot: anyOf([
        room,
        ...(NEVER_BY_TYPE[room] ?? [
          ...PURE,
          ...allowed,
          ...(HANDED_WORKFLOWS.includes(room) ? ["workflows"] : []),
          ...(HANDED_SELF_TEST.includes(room) ? ["selfTest"] : []),
        ]),
      ]),
      dependencyTypes: ["type-only"],
    },
  },
]);

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "known-room",
      comment: "A new folder in src needs a line in ROOMS",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: anyOf(Object.keys(ROOMS)) },
      to: {},
    },
    {
      name: "self-test-alone",
      comment: "The self-test runs where nothing else of the add-in does: not even types of other rooms",
      severity: "error",
      from: { path: anyOf(["selfTest"]) },
      to: { path: "^src/", pathNot: anyOf(["selfTest"]) },
    },
    {
      name: "facts-for-the-self-test",
      severity: "error",
      from: { path: "^src/", pathNot: anyOf(["selfTest"]) },
      to: { path: "^facts/" },
    },
    {
      name: "pure-packages",
      comment: "The pure rooms compute: no React, no Office, no Node, no browser",
      severity: "error",
      from: { path: anyOf(PURE) },
      to: {
        path: "^(react|@fluentui|@microsoft|@odoo|node:)|node_modules/(react|@fluentui|@microsoft|@odoo)",
      },
    },
    {
      name: "react-in-the-pane-only",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: anyOf(["taskpane"]) },
      to: { path: "node_modules/(react|react-dom|@fluentui)/" },
    },
    {
      name: "shipped-packages",
      comment: "What users load is a dependency, not a development tool",
      severity: "error",
      from: { path: "^src/", pathNot: anyOf(["host", "workbench"]) },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circles",
      comment: "Excel's own objects lead to each other and back; the host, which plays them, is left out",
      severity: "error",
      from: { pathNot: anyOf(["host", "spreadsheet"]) },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
