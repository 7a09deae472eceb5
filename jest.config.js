/** Tests mirror src/; browser journeys live in test/e2e and run in the same command. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "^.+\\.tsx?$": ["ts-jest", { tsconfig: "test/tsconfig.jest.json", diagnostics: false }],
  },
};
