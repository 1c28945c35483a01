import type { CommandName } from '../config/option-row.ts'
import type { Command } from './command.ts'

/** Each command is loaded when it is called. */
export const LOADERS = {
  run: async () => (await import('./commands/run.ts')).run,
  restore: async () => (await import('./commands/restore.ts')).restore,
  plan: async () => (await import('./commands/plan.ts')).plan,
  expect: async () => (await import('./commands/expect.ts')).expect,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  backups: async () => (await import('./commands/backups.ts')).backups,
  lint: async () => (await import('./commands/lint.ts')).lint,
  attest: async () => (await import('./commands/attest.ts')).attest,
  'cluster up': async () => (await import('./commands/cluster-up.ts')).clusterUp,
  'cluster down': async () => (await import('./commands/cluster-down.ts')).clusterDown,
  'cluster prefetch': async () => (await import('./commands/cluster-prefetch.ts')).clusterPrefetch,
} as const satisfies Record<CommandName, () => Promise<Command>>
