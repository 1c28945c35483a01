import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readArchive } from '../../../../src/backup/read-archive.ts'
import { type BackupHints, hintsOf } from '../../../../src/rehearsal/guards/backup-hints.ts'
import { type ArchiveFiles, buildArchive } from '../../../build/archive.ts'
import { configMap, filesOf, namespace, object, pod, volume } from '../../../itg/engine/objects.ts'

async function hints(files: ArchiveFiles): Promise<BackupHints> {
  const source = Readable.from([buildArchive(files)])
  const catalog = await readArchive(source, { signal: new AbortController().signal })
  try {
    return hintsOf(catalog)
  } finally {
    catalog.close()
  }
}

const CLUSTER_CONFIGURATION =
  'apiServer: {}\ncontrolPlaneEndpoint: "API.prod.example:6443"\nkind: ClusterConfiguration\n'
const KUBECONFIG =
  'clusters:\n- cluster:\n    certificate-authority-data: QQ==\n    server: https://10.0.0.5:6443\n  name: ""\n'
const pinned = (...names: readonly string[]) => ({
  required: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [...names] }] },
      { matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-a'] }] },
      { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: ['never'] }] },
    ],
  },
})

test('everything that a backup gives away about its cluster', async () => {
  const found = await hints(
    filesOf(
      namespace('kube-system', { metadata: { uid: 'uid-system' } }),
      namespace('shop'),
      object('v1', 'Node', '', 'n1', { metadata: { uid: 'uid-n1' } }),
      pod('shop', 'web', { spec: { nodeName: 'n1' } }),
      pod('shop', 'api', { spec: { nodeName: 'n2' } }),
      pod('shop', 'waiting', { spec: { nodeName: '' } }),
      volume('local', { spec: { nodeAffinity: pinned('n3', 'n2') } }),
      configMap('kube-system', 'kubeadm-config', { data: { ClusterConfiguration: CLUSTER_CONFIGURATION } }),
      configMap('kube-public', 'cluster-info', { data: { kubeconfig: KUBECONFIG } }),
      configMap('shop', 'kube-root-ca.crt', { data: { 'ca.crt': '-----BEGIN\nabc\n-----END\n' } }),
      configMap('other', 'kube-root-ca.crt', { data: { 'ca.crt': '-----BEGIN\r\nabc\r\n-----END' } }),
    ),
  )
  expect(found.namespaces).toEqual(new Map([['kube-system', 'uid-system']]))
  expect(found.nodes).toEqual(
    new Map([
      ['n2', ''],
      ['n1', 'uid-n1'],
      ['n3', ''],
    ]),
  )
  expect(found.servers).toEqual(
    new Map([
      ['kube-public/cluster-info', '10.0.0.5:6443'],
      ['kube-system/kubeadm-config', 'api.prod.example:6443'],
    ]),
  )
  expect(found.authorities).toEqual(new Set(['-----BEGINabc-----END']))
})

test('bodies that nobody can read give nothing away, and end nothing', async () => {
  const found = await hints({
    'resources/pods/namespaces/shop/web.json': '{',
    'resources/namespaces/cluster/shop.json': '[]',
    'resources/configmaps/namespaces/kube-public/cluster-info.json':
      '{"metadata":{"name":"cluster-info","namespace":"kube-public"},"data":{"kubeconfig":7}}',
  })
  expect(Object.values(found).map(({ size }) => size)).toEqual([0, 0, 0, 0])
})
