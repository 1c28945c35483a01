import { describe, expect, test } from 'vitest'
import { chooseBackup } from '../../../src/location/choose-backup.ts'
import { memoryLocation } from '../../build/memory-location.ts'

const signal = new AbortController().signal

const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `b${n}`,
      { 'velero-backup.json': { status: { phase: 'Completed' } } },
    ]),
  )

describe('by name', () => {
  test('F-72: whatever its phase', async () => {
    const location = memoryLocation({
      ...many(2),
      failed: { 'velero-backup.json': { status: { phase: 'Failed' } } },
    })
    expect(await chooseBackup(location, 'failed', signal)).toBe('failed')
  })

  test.each([
    [0, 'it holds none.'],
    [2, 'it holds b0, b1.'],
    [5, 'it holds b0, b1, b2, b3, b4.'],
    [7, 'it holds b0, b1, b2, b3, b4 and 2 more.'],
  ])('not there, beside %i others', async (count, held) => {
    await expect(chooseBackup(memoryLocation(many(count)), 'shop', signal)).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: expect.stringContaining(held),
    })
  })
})

describe('without a name', () => {
  test('the only one', async () => {
    expect(await chooseBackup(memoryLocation(many(1)), undefined, signal)).toBe('b0')
  })

  test('none', async () => {
    await expect(chooseBackup(memoryLocation({}), undefined, signal)).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
    })
  })

  test('several', async () => {
    await expect(chooseBackup(memoryLocation(many(3)), undefined, signal)).rejects.toMatchObject({
      code: 'BACKUP_AMBIGUOUS',
      message: expect.stringContaining('b0, b1, b2'),
    })
  })
})
