import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { stateDirectoryOf } from '../cluster/paths.ts'
import { listFolder } from '../config/list-folder.ts'
import { watchInterrupts } from '../core/interrupts.ts'
import { keepHeapSmall } from '../core/small-heap.ts'
import { VERSION } from '../version.ts'
import { STATE_DIRECTORY } from './clean-up.ts'
import { githubRunner } from './github-runner.ts'
import { problemsOf, runAction } from './run-action.ts'

// Before anything else: the post step must find what this step leaves, however it ends.
githubRunner.saveState(STATE_DIRECTORY, stateDirectoryOf(process.env))

keepHeapSmall()

const { signal } = watchInterrupts(process, {
  onFirst: () => githubRunner.print('cancelled: ending in order\n'),
  onAgain: () => process.exit(1),
})

process.on('uncaughtException', (error) => {
  for (const [title, message] of problemsOf(error)) githubRunner.error(message, title)
  // What else is alive cannot be trusted. Clusters end with their owner.
  process.exit(1)
})

void runAction(githubRunner, {
  signal,
  readText: (path) => readFile(path, 'utf8'),
  readBytes: (path) => readFile(path),
  listFolder,
  loadManifest: async (text, namespace) =>
    (await import('../restore/load-manifest.ts')).loadManifest(text, namespace),
  readRehearsalFile: async (text, name, problemOf) =>
    (await import('../rehearsal-file/read-rehearsal-file.ts')).readRehearsalFile(text, name, problemOf),
  readBaseline: async (text, name) =>
    (await import('../rehearsal/read-baseline.ts')).readBaseline(text, name),
  rehearseAll: async (request, deps) =>
    (await import('../rehearsal/rehearse-all.ts')).rehearseAll(request, deps),
  rehearseVersions: async (request, deps) =>
    (await import('../rehearsal/rehearse-versions.ts')).rehearseVersions(request, deps),
  rehearse: async (request, deps) => (await import('../rehearsal/rehearse.ts')).rehearse(request, deps),
  now: () => new Date(),
  newUid: randomUUID,
  version: VERSION,
}).then((exitCode) => {
  process.exitCode = exitCode
})
