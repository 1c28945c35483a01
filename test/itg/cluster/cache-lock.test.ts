import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withLock } from '../../../src/cluster/binaries/cache-lock.ts'
import { temporaryFolder } from './fixture-cluster.ts'

const never = new AbortController().signal

test('one at a time', async () => {
  const folder = temporaryFolder()
  let inside = 0
  const seen: number[] = []
  const work = async (): Promise<void> => {
    seen.push(++inside)
    await delay(20)
    inside--
  }
  await Promise.all(
    Array.from({ length: 4 }, () => withLock(join(folder, 'lock'), never, () => undefined, work)),
  )
  expect(seen).toEqual([1, 1, 1, 1])
  expect(readdirSync(folder)).toEqual([])
})

test('is free again after work that failed', async () => {
  const lock = join(temporaryFolder(), 'lock')
  const failing = withLock(
    lock,
    never,
    () => undefined,
    () => Promise.reject(new Error('no')),
  )
  await expect(failing).rejects.toThrow('no')
  expect(
    await withLock(
      lock,
      never,
      () => undefined,
      async () => 'in',
    ),
  ).toBe('in')
})

test('a dead owner’s lock is taken over, by one of those who find it', async () => {
  const folder = temporaryFolder()
  const lock = join(folder, 'lock')
  mkdirSync(lock)
  writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'long ago' }))
  let inside = 0
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 4 }, () =>
      withLock(
        lock,
        never,
        () => undefined,
        async () => {
          seen.push(++inside)
          await delay(10)
          inside--
        },
      ),
    ),
  )
  expect(seen).toEqual([1, 1, 1, 1])
  expect(readdirSync(folder)).toEqual([])
})

test('a lock whose maker was killed before it could sign is taken over after a while', async () => {
  const lock = join(temporaryFolder(), 'lock')
  mkdirSync(lock)
  const young = withLock(
    lock,
    AbortSignal.timeout(400),
    () => undefined,
    async () => 'in',
  )
  await expect(young).rejects.toMatchObject({ name: 'TimeoutError' })
  const past = Date.now() / 1_000 - 11
  utimesSync(lock, past, past)
  expect(
    await withLock(
      lock,
      never,
      () => undefined,
      async () => 'in',
    ),
  ).toBe('in')
})

test('waiting ends with a cancel and tells once whom it waits for', async () => {
  const lock = join(temporaryFolder(), 'lock')
  const owners: unknown[] = []
  await withLock(
    lock,
    never,
    () => undefined,
    async () => {
      const waiting = withLock(
        lock,
        AbortSignal.timeout(700),
        (owner) => owners.push(owner?.pid),
        async () => 'in',
      )
      await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' })
    },
  )
  expect(owners).toEqual([process.pid])
})
