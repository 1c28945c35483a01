import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import { readArchive } from '../../../../src/backup/read-archive.ts'
import { readSideFiles } from '../../../../src/backup/read-side-files.ts'
import type { SideFiles } from '../../../../src/backup/side-files.ts'
import type { BackupLocation } from '../../../../src/location/backup-location.ts'
import { openLocation } from '../../../../src/location/open-location.ts'
import { backupFindings } from '../../../../src/verify/backup/backup-findings.ts'

const { signal } = new AbortController()
/** Before any of them expires. */
const NOW = new Date('2026-11-24T00:00:00Z')

let location: BackupLocation
beforeAll(async () => {
  location = await openLocation('test/conformance/oracle', signal)
})

async function open(name: string): Promise<{ readonly sideFiles: SideFiles; readonly catalog: Catalog }> {
  const source = await location.open(name, '.tar.gz', signal)
  if (source === undefined) throw new Error(`no ${name}`)
  return {
    sideFiles: await readSideFiles(location, name, signal),
    catalog: await readArchive(source, { signal }),
  }
}

describe('the backups that Velero 1.18.1 made', () => {
  const closable: Catalog[] = []
  afterAll(() => {
    for (const catalog of closable) catalog.close()
  })
  const findings = async (name: string) => {
    const opened = await open(name)
    closable.push(opened.catalog)
    return backupFindings({ ...opened, name, allowPartiallyFailed: false, now: NOW }).map(
      ({ weight, class: one, object }) => `${weight} ${one} ${object.kind} ${object.name}`,
    )
  }

  test.each(['customs', 'daily-one', 'daily-two', 'fsvolumes', 'live', 'odd', 'shop'])(
    '%s: nothing',
    async (name) => {
      expect(await findings(name)).toEqual([])
    },
  )

  test('versions: one object stands on the list once for each version', async () => {
    expect(await findings('versions')).toEqual([])
  })

  test.each(['platform', 'volumes'])('%s: its warnings', async (name) => {
    expect(await findings(name)).toEqual([`info backup-warnings Backup ${name}`])
  })

  test('daily-three: the pod whose hook failed is on the list and was not saved', async () => {
    expect(await findings('daily-three')).toEqual([
      'warn backup-errors Backup daily-three',
      'warn not-backed-up Pod writer',
      'warn not-completed Backup daily-three',
    ])
  })

  test('each of the 65 items of shop, taken out, is named', async () => {
    const opened = await open('shop')
    closable.push(opened.catalog)
    const { items } = opened.catalog
    expect(items).toHaveLength(65)
    for (const lost of items) {
      const catalog = {
        items: items.filter((item) => item !== lost),
        groupResources: opened.catalog.groupResources,
        versionsOf: () => [],
      }
      const found = backupFindings({
        ...opened,
        catalog,
        name: 'shop',
        allowPartiallyFailed: false,
        now: NOW,
      })
      expect(found).toEqual([
        expect.objectContaining({
          class: 'missing-from-archive',
          weight: 'fail',
          object: {
            apiVersion: lost.apiVersion,
            kind: lost.kind,
            namespace: lost.namespace,
            name: lost.name,
          },
        }),
      ])
    }
  })
})
