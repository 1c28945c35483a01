import { expect, test } from 'vitest'
import { parseArchivePath } from '../../../../src/backup/archive-path.ts'
import { pathOf } from '../../../../src/restore/item/path-of.ts'

test.each([
  [{ groupResource: 'pods', namespace: 'a', name: 'x' }, 'resources/pods/namespaces/a/x.json'],
  [
    { groupResource: 'persistentvolumes', namespace: '', name: 'x' },
    'resources/persistentvolumes/cluster/x.json',
  ],
  [
    { groupResource: 'roles.rbac.authorization.k8s.io', namespace: 'a', name: 'system:x' },
    'resources/roles.rbac.authorization.k8s.io/namespaces/a/system:x.json',
  ],
])('F-30, F-36, C-13: the path of %j', (item, path) => {
  expect(pathOf(item)).toBe(path)
  expect(parseArchivePath(path)).toEqual({ kind: 'item', ...item })
})
