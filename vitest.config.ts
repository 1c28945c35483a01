import { defineConfig } from 'vitest/config'

/** Real servers are slow to start and share two cores: those projects run one file at a time. */
const serial = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 900_000 }

/** Pure code shares one process: nothing in it is changed by a test, and starting a worker per file takes longer than the tests. */
const quick = { pool: 'threads' as const, isolate: false }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...quick } },
      { test: { name: 'itg', include: ['test/itg/**/*.test.ts'], ...serial } },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], ...serial } },
      { test: { name: 'dist', include: ['test/dist/**/*.test.ts'], ...serial } },
    ],
  },
})
