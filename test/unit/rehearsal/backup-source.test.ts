import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type BackupSource, OWN_SOURCE, sharedSource } from '../../../src/rehearsal/backup-source.ts'
import { itemPath } from '../../build/archive.ts'
import { writeBackup } from '../../build/bucket.ts'
import { requestFor } from './profile-diff/request.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'))
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'a' } }
  writeBackup(folder, 'shop', { files: { [itemPath('configmaps', 'a', 'x')]: object } })
})
afterEach(() => rmSync(folder, { recursive: true }))

const live = () => new AbortController().signal

function counted() {
  return {
    prepare: vi.fn<BackupSource['prepare']>(OWN_SOURCE.prepare),
    openCatalog: vi.fn<BackupSource['openCatalog']>(OWN_SOURCE.openCatalog),
  }
}

test('two runs read one archive once, and closing what they got takes nothing from the other', async () => {
  const own = counted()
  const source = sharedSource(live(), own)
  const read = async () => {
    const chosen = await source.prepare(requestFor(folder, 'shop'), live())
    const catalog = await source.openCatalog(chosen, live())
    const [item] = catalog.items
    const text = item === undefined ? '' : catalog.read(item.body)
    catalog.close()
    chosen.location.close?.()
    return { text, sha256: catalog.facts.sha256, found: catalog.find('configmaps', 'a', 'x')?.name }
  }
  const [first, second] = await Promise.all([read(), read()])
  const third = await read()
  expect(first?.text).toContain('"ConfigMap"')
  expect(first?.found).toBe('x')
  expect([second, third]).toEqual([first, first])
  expect(own.prepare).toHaveBeenCalledTimes(1)
  expect(own.openCatalog).toHaveBeenCalledTimes(1)
  await source.close()
})

test('a run that ends early waits no longer, and takes nothing from the others', async () => {
  const source = sharedSource(live())
  const ended = new AbortController()
  const request = requestFor(folder, 'shop')
  const chosen = await source.prepare(request, live())
  const waiting = source.openCatalog(chosen, ended.signal)
  ended.abort(new Error('deadline'))
  await expect(waiting).rejects.toThrow('deadline')
  await expect(source.prepare(request, ended.signal)).rejects.toThrow('deadline')
  expect((await source.openCatalog(chosen, live())).items).toHaveLength(1)
  await source.close()
})

test('a backup that is not there is not there for any of them', async () => {
  const own = counted()
  const source = sharedSource(live(), own)
  for (const _run of [1, 2]) {
    await expect(source.prepare(requestFor(folder, 'gone'), live())).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
    })
  }
  expect(own.prepare).toHaveBeenCalledTimes(1)
  await source.close()
})

test('when nobody needs it any more, work that is under way ends', async () => {
  let ended = false
  const source = sharedSource(live(), {
    ...OWN_SOURCE,
    prepare: (_request, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended = true
          reject(signal.reason)
        })
      }),
  })
  const own = new AbortController()
  const waiting = source.prepare(requestFor(folder, 'shop'), own.signal)
  own.abort(new Error('deadline'))
  await expect(waiting).rejects.toThrow('deadline')
  expect(ended).toBe(false)
  await source.close()
  expect(ended).toBe(true)
})
