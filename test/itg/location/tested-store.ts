// A location under test, of whatever kind, and what the tests lay there.
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { BackupLocation } from '../../../src/location/backup-location.ts'
import { type LocationAccess, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { openWire, type Wire } from './servers/wire.ts'

export interface TestedStore extends AsyncDisposable {
  /** Where its server listens; undefined for what has none. */
  readonly port?: number
  /** Writes an object; past the code under test. */
  put(key: string, content: Buffer): Promise<void>
  /** The prefix as a user writes it: `s3://bucket/prefix`. */
  address(prefix: string, port: number): string
  options?(port: number): Partial<LocationAccess>
}

/** Larger than what any SDK fetches at once. */
export const LARGE = randomBytes(6 * 2 ** 20)
/** Characters that mean something to shells, to URLs and to protocols. */
export const ODD_PREFIX = "team a/größe+x/100% #1 [b]&c=d;e'f"

export interface Bench extends AsyncDisposable {
  readonly store: TestedStore
  readonly wire: Wire
  /** Opens what lies below the prefix, through the wire where there is one. */
  at(prefix: string, access?: Partial<LocationAccess>, signal?: AbortSignal): Promise<BackupLocation>
}

const never = new AbortController().signal

/** Starts the store and lays the backups `one`, `two` and a `broken` one, at the top and below an odd prefix. */
export async function openBench(open: () => Promise<TestedStore>): Promise<Bench> {
  const store = await open()
  const wire = await openWire(store.port ?? 0)
  for (const prefix of ['', `${ODD_PREFIX}/`]) {
    await store.put(`${prefix}backups/one/velero-backup.json`, Buffer.from('{"kind":"Backup"}'))
    await store.put(`${prefix}backups/one/one.tar.gz`, LARGE)
    await store.put(`${prefix}backups/two/velero-backup.json`, Buffer.from('{}'))
    await store.put(`${prefix}backups/broken/broken.tar.gz`, Buffer.from('x'))
    await store.put(`${prefix}restores/r/restore-r-logs.gz`, Buffer.from('x'))
  }
  return {
    store,
    wire,
    at: (prefix, access = {}, signal = never) =>
      openLocation(store.address(prefix, wire.port), signal, {
        ...PLAIN_ACCESS,
        ...store.options?.(wire.port),
        ...access,
      }),
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}

/** The tarball of a backup; undefined when there is none. */
export async function tarballOf(location: BackupLocation, backup: string): Promise<Buffer | undefined> {
  const stream = await location.open(backup, '.tar.gz', never)
  return stream === undefined ? undefined : await buffer(stream)
}

/** Waits for a condition, not for a time. */
export async function until(what: string, isTrue: () => boolean, ms = 15_000): Promise<void> {
  const giveUpAt = Date.now() + ms
  while (!isTrue()) {
    if (Date.now() > giveUpAt) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
