import { defineConfig } from 'vitest/config'

/** Real servers are slow to start and share two cores: those projects run one file at a time. */
const serial = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 900_000 }

/** Pure code shares two threads: nothing in it is changed by a test, and a worker per file takes longer to start than its tests to run. */
const quick = { pool: 'threads' as const, isolate: false, maxWorkers: 2, testTimeout: 30_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/bench/**'],
          ...quick,
        },
      },
      // The archives of the benchmarks are large, and their tests slow.
      { test: { name: 'bench', include: ['test/unit/bench/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...serial } },
      { test: { name: 'itg', include: ['test/itg/**/*.test.ts'], ...serial } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...serial } },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], ...serial } },
      // Nodes with pods: `npm run test:kind` makes them first.
      { test: { name: 'kind', include: ['test/kind/**/*.test.ts'], ...serial, testTimeout: 400_000 } },
      // Controllers and simulated nodes: `npm run test:simulated` gets them first.
      { test: { name: 'simulated', include: ['test/simulated/**/*.test.ts'], ...serial } },
      // An older Kubernetes beside the newest: `npm run test:versions` makes it first.
      { test: { name: 'versions', include: ['test/versions/**/*.test.ts'], ...serial } },
      { test: { name: 'dist', include: ['test/dist/**/*.test.ts'], ...serial } },
    ],
  },
})
