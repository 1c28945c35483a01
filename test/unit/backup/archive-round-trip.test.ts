import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { buildArchive, itemPath } from '../../build/archive.ts'

const signal = new AbortController().signal
// Names as Kubernetes allows them, and the odd ones that only RBAC has.
const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/),
  fc.stringMatching(/^[a-zA-Z:é\u{1f680}_@ -]{1,40}$/u),
)
const place = fc.record({
  groupResource: fc.constantFrom('pods', 'secrets', 'deployments.apps', 'widgets.example.com', 'namespaces'),
  namespace: fc.constantFrom('', 'a', 'a-b', 'a.b', 'b'),
  name,
})
const places = fc.uniqueArray(place, {
  maxLength: 30,
  selector: ({ groupResource, namespace, name: own }) => itemPath(groupResource, namespace, own),
})

test('F-54: any tree comes back whole and in byte order of its paths', async () => {
  await fc.assert(
    fc.asyncProperty(places, fc.boolean(), async (tree, isDoubled) => {
      const files = Object.fromEntries(
        tree.map(({ groupResource, namespace, name: own }, index) => {
          const metadata = namespace === '' ? { name: own } : { name: own, namespace }
          return [
            itemPath(groupResource, namespace, own),
            { apiVersion: 'v1', kind: 'Thing', metadata, index },
          ]
        }),
      )
      const options = isDoubled ? { versionDirectory: 'v1-preferredversion' } : {}
      const catalog = await readArchive(Readable.from([buildArchive(files, options)]), { signal })
      try {
        const pathOf = (item: { groupResource: string; namespace: string; name: string }) =>
          itemPath(item.groupResource, item.namespace, item.name)
        const sorted = tree.toSorted(
          (a, b) =>
            Buffer.compare(Buffer.from(a.groupResource), Buffer.from(b.groupResource)) ||
            Buffer.compare(Buffer.from(a.namespace), Buffer.from(b.namespace)) ||
            Buffer.compare(Buffer.from(`${a.name}.json`), Buffer.from(`${b.name}.json`)),
        )
        expect(catalog.items.map(pathOf)).toEqual(sorted.map(pathOf))
        for (const [index, item] of catalog.items.entries()) {
          expect(item.index).toBe(index)
          expect(item.problem).toBeUndefined()
          expect(JSON.parse(catalog.read(item.body))).toEqual(files[pathOf(item)])
          expect(catalog.find(item.groupResource, item.namespace, item.name)).toBe(item)
          const copy = catalog.versionBody(item, 'v1-preferredversion')
          expect(copy && catalog.read(copy)).toBe(isDoubled ? catalog.read(item.body) : undefined)
        }
      } finally {
        catalog.close()
      }
    }),
    { numRuns: 60 },
  )
})
