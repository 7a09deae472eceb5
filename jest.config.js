/** Tests mirror src/; browser journeys live in test/e2e and run in the same command. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  // Generous: a busy machine is slow, and slow is no failure.
  testTimeout: 120_000,
  // All cores: jest by itself leaves one idle, which on a machine of two is half of it.
  maxWorkers: "100%",
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "^.+\\.tsx?$": ["ts-jest", { tsconfig: "test/tsconfig.jest.json", diagnostics: false }],
  },
};
