import { vi } from 'vitest'
import type { Context } from '../../../src/cli/command.ts'
import type { TextStream } from '../../../src/cli/io.ts'
import type { Parts } from '../../../src/cli/parts.ts'
import type { RehearsalResult } from '../../../src/rehearsal/rehearse.ts'
import { buildReport } from '../report/build-report.ts'

export interface TestContext extends Context {
  readonly out: () => string
  readonly err: () => string
  readonly parts: { readonly [K in keyof Parts]: ReturnType<typeof vi.fn<Parts[K]>> }
}

export const RESULT: RehearsalResult = {
  report: buildReport(),
  exitCode: 0,
  files: ['rehearsal-report/report.json'],
  kubeconfigPath: undefined,
}

interface Changes {
  readonly environment?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly isTTY?: boolean
}

/** A context with buffers for streams, a map for files and parts that a test can script. */
export function buildContext({
  environment = {},
  files = {},
  signal,
  isTTY = false,
}: Changes = {}): TestContext {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written): TextStream => ({
    isTTY,
    columns: isTTY ? 80 : undefined,
    write: (text) => {
      written[name] += text
    },
  })
  const readText = async (path: string): Promise<string> => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' })
    return text
  }
  const listFolder = async (path: string): Promise<readonly string[] | undefined> => {
    if (files[path] !== undefined) return undefined
    const names = Object.keys(files)
      .filter((file) => file.startsWith(`${path}/`))
      .map((file) => file.slice(path.length + 1))
    if (names.length === 0) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' })
    return names
  }
  const unexpected = (name: string) => () => Promise.reject(new Error(`${name} was not expected`))
  return {
    io: { stdout: stream('stdout'), stderr: stream('stderr'), environment, readText, listFolder },
    parts: {
      loadManifest: vi.fn<Parts['loadManifest']>(unexpected('loadManifest')),
      readRehearsalFile: vi.fn<Parts['readRehearsalFile']>(unexpected('readRehearsalFile')),
      readBaseline: vi.fn<Parts['readBaseline']>(unexpected('readBaseline')),
      rehearse: vi.fn<Parts['rehearse']>(async () => RESULT),
      rehearseAll: vi.fn<Parts['rehearseAll']>(unexpected('rehearseAll')),
      rehearseVersions: vi.fn<Parts['rehearseVersions']>(unexpected('rehearseVersions')),
      profileDiff: vi.fn<Parts['profileDiff']>(unexpected('profileDiff')),
      planOffline: vi.fn<Parts['planOffline']>(unexpected('planOffline')),
      startingFile: vi.fn<Parts['startingFile']>(unexpected('startingFile')),
      inspect: vi.fn<Parts['inspect']>(unexpected('inspect')),
      backupRows: vi.fn<Parts['backupRows']>(unexpected('backupRows')),
      lint: vi.fn<Parts['lint']>(unexpected('lint')),
      startCluster: vi.fn<Parts['startCluster']>(unexpected('startCluster')),
      prefetch: vi.fn<Parts['prefetch']>(unexpected('prefetch')),
      listClusters: vi.fn<Parts['listClusters']>(unexpected('listClusters')),
      removeCluster: vi.fn<Parts['removeCluster']>(async () => undefined),
      removeAll: vi.fn<Parts['removeAll']>(unexpected('removeAll')),
      knownVersions: vi.fn<Parts['knownVersions']>(async () => '1.29 to 1.37'),
    },
    signal: signal ?? new AbortController().signal,
    now: () => new Date('2026-11-23T04:00:00Z'),
    newUid: () => 'new-uid',
    version: '0.1.0',
    out: () => written.stdout,
    err: () => written.stderr,
  }
}
