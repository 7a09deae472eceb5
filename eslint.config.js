const js = require("@eslint/js");
const officeAddins = require("eslint-plugin-office-addins");
const tseslint = require("typescript-eslint");

const PURE_ROOMS = ["src/analysis/**", "src/submission/**", "src/meeting/**", "src/library/**"];

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration",
  message: "Give it a name: a default export has another name in every file.",
};

/** Types of Excel may be handed on; its objects are asked by src/workbook and the self-test alone. */
const NO_EXCEL = {
  selector: ":not(TSQualifiedName) > Identifier[name='Excel']",
  message: "Only src/workbook talks to Excel, and the self-test.",
};

const NO_CLOCK_NO_CHANCE = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "CallExpression[callee.object.name='Math'][callee.property.name='random']",
].map((selector) => ({
  selector,
  message: "Same input, same output: no clock and no chance in the pure rooms.",
}));

module.exports = tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/", ".cache/"] },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.cjs"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { ...nodeGlobals() },
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./test/tsconfig.json", "./scripts/tsconfig.json"],
        tsconfigRootDir: __dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": false }],
      // A handler may be asynchronous: what it starts reports through the store or the sheet.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      // A function that answers at once may keep the promise that its interface asks for.
      "@typescript-eslint/require-await": "off",
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["src/workbook/**", "src/selfTest/**", "src/host/**", "src/workbench/**"],
    rules: { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, NO_EXCEL] },
  },
  {
    files: PURE_ROOMS,
    rules: {
      "no-restricted-globals": ["error", "Office", "Excel", "window", "document", "setTimeout", "fetch"],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, NO_EXCEL, ...NO_CLOCK_NO_CHANCE],
    },
  },
  {
    // What XML forbids in a text can only be named by its control characters.
    files: ["src/spreadsheet/xlsx/xml/**"],
    rules: { "no-control-regex": "off" },
  },
  {
    // The rules about syncs know a variable called `context`; a sync inside a loop that cuts by bytes is meant.
    files: ["src/workbook/**"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/load-object-before-read": "off",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
);

/** What Node gives to scripts, by the names that ours use. */
function nodeGlobals() {
  const names = ["require", "module", "__dirname", "__filename", "process", "console", "Buffer", "URL"];
  return Object.fromEntries([...names, "setTimeout", "clearTimeout"].map((name) => [name, "readonly"]));
}
