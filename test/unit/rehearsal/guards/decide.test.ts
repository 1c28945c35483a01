// Which facts refuse a restore into a given cluster, in which words, and what lifts it.
import { describe, expect, test } from 'vitest'
import type { BackupHints } from '../../../../src/rehearsal/guards/backup-hints.ts'
import { decideGuards, type GuardFacts } from '../../../../src/rehearsal/guards/decide.ts'
import type { HeldObject } from '../../../../src/rehearsal/guards/namespace-content.ts'
import type { TargetFacts } from '../../../../src/rehearsal/guards/target-facts.ts'
import type { Allowed } from '../../../../src/rehearsal/request.ts'
import { labelValue } from '../../../../src/restore/select/label-value.ts'

const CLUSTER_INFO = 'kube-public/cluster-info'
const ROOT_CA = 'kube-system/kube-root-ca.crt'

const HINTS: BackupHints = {
  namespaces: new Map([
    ['kube-system', 'system-1'],
    ['shop', 'shop-1'],
  ]),
  nodes: new Map([
    ['n1', 'uid-n1'],
    ['n2', ''],
  ]),
  servers: new Map([[CLUSTER_INFO, 'api.prod:6443']]),
  authorities: new Set(['pem-1']),
}
const NO_HINTS: BackupHints = {
  namespaces: new Map(),
  nodes: new Map(),
  servers: new Map(),
  authorities: new Set(),
}
const OTHER_CLUSTER: TargetFacts = {
  host: 'api.staging:6443',
  namespaces: new Map([
    ['kube-system', 'system-2'],
    ['shop', 'shop-2'],
  ]),
  nodes: new Map([['m1', 'uid-m1']]),
  address: 'api.staging:6443',
  servers: new Map([[CLUSTER_INFO, 'api.staging:6443']]),
  trusted: 'pem-2',
  authority: 'pem-2',
  hidden: new Set(),
  objects: [],
  unlisted: [],
}

function decide(facts: {
  readonly hints?: Partial<BackupHints>
  readonly target?: Partial<TargetFacts>
  readonly allowed?: Partial<Allowed>
}) {
  const allowed: Allowed = {
    existingCluster: true,
    sourceCluster: false,
    foreignNamespaces: [],
    ...facts.allowed,
  }
  const whole: GuardFacts = {
    restoreName: 'rehearsal',
    hints: { ...HINTS, ...facts.hints },
    target: { ...OTHER_CLUSTER, ...facts.target },
    allowed,
  }
  return decideGuards(whole)
}

test('another cluster with empty namespaces is fine, and it is told what was compared', () => {
  expect(decide({})).toEqual({
    refusals: [],
    compared:
      'uids of the namespaces of Kubernetes, server addresses, certificate authorities, uids of other namespaces, names of nodes',
    doubts: [],
  })
})

describe('the source of the backup', () => {
  test.each<readonly [what: string, target: Partial<TargetFacts>, words: string]>([
    [
      'the uid of kube-system',
      { namespaces: new Map([['kube-system', 'system-1']]) },
      'its namespace kube-system has the uid that the backup has',
    ],
    [
      'the uid of any other namespace',
      { namespaces: new Map([['shop', 'shop-1']]) },
      'its namespace shop has the uid that the backup has',
    ],
    [
      'the address of the kubeconfig',
      { address: 'api.prod:6443' },
      'its address api.prod:6443 is in the backup',
    ],
    [
      'the address by which it calls itself',
      { servers: new Map([['kube-system/kubeadm-config', 'api.prod:6443']]) },
      'its address api.prod:6443 is in the backup',
    ],
    [
      'the certificate authority of the kubeconfig',
      { trusted: 'pem-1' },
      'its certificate authority is the one in the backup',
    ],
    [
      'its own certificate authority',
      { authority: 'pem-1' },
      'its certificate authority is the one in the backup',
    ],
    [
      'the uid of a node',
      { nodes: new Map([['n1', 'uid-n1']]) },
      'its node n1 has the uid that the backup has',
    ],
    [
      'the name of a node that a pod ran on',
      { nodes: new Map([['n2', 'uid-n2']]) },
      'it has a node n2, as the backup has',
    ],
    [
      'the name of a node that was made anew',
      { nodes: new Map([['n1', 'new']]) },
      'it has a node n1, as the backup has',
    ],
  ])('is known by %s', (_what, target, words) => {
    expect(decide({ target }).refusals).toEqual([
      {
        code: 'CLUSTER_IS_SOURCE',
        text: `api.staging:6443 looks like the cluster that this backup was taken of: ${words}; --allow-source-cluster lifts this`,
      },
    ])
    expect(decide({ target, allowed: { sourceCluster: true } }).refusals).toEqual([])
  })

  test('many signs are cut short', () => {
    const nodes = new Map(Array.from({ length: 9 }, (_, index) => [`n${index}`, 'uid'] as const))
    const [refusal] = decide({ hints: { nodes }, target: { nodes } }).refusals
    expect(refusal?.text).toContain('its node n2 has the uid that the backup has and 6 more; ')
  })

  test('what allows other things does not allow this', () => {
    const target = { namespaces: new Map([['kube-system', 'system-1']]) }
    expect(decide({ target, allowed: { foreignNamespaces: ['*'] } }).refusals).toHaveLength(1)
  })
})

describe('what is not known is told', () => {
  const doubt = (why: string) => [
    `it is not known whether api.staging:6443 is the cluster that this backup was taken of: ${why}`,
  ]

  test('a backup without any sign', () => {
    expect(decide({ hints: NO_HINTS })).toEqual({
      refusals: [],
      compared: '',
      doubts: doubt('the backup holds nothing that could be compared'),
    })
  })

  test('signs that come and go, and that the target does not have', () => {
    const { namespaces, nodes } = HINTS
    const target = { namespaces: new Map([['shop', 'shop-2']]) }
    expect(decide({ hints: { ...NO_HINTS, namespaces, nodes }, target }).doubts).toEqual(
      doubt('only uids of other namespaces, names of nodes could be compared, and those come and go'),
    )
  })

  test('nodes that may not be listed', () => {
    expect(
      decide({ hints: { ...NO_HINTS, nodes: HINTS.nodes }, target: { nodes: undefined } }).doubts,
    ).toEqual(doubt('it does not let us read what the backup has of it: nodes'))
  })

  // A cluster has many addresses, and a proxy in between its own certificate authority.
  test.each<readonly [what: string, hints: Partial<BackupHints>, target: Partial<TargetFacts>, why: string]>([
    [
      'an address',
      { servers: HINTS.servers },
      { servers: new Map(), hidden: new Set([CLUSTER_INFO]) },
      `it does not let us read what the backup has of it: ConfigMap ${CLUSTER_INFO}`,
    ],
    [
      'a certificate authority',
      { authorities: HINTS.authorities },
      { authority: undefined, hidden: new Set([ROOT_CA]) },
      `it does not let us read what the backup has of it: ConfigMap ${ROOT_CA}`,
    ],
    [
      'both, and signs that come and go',
      { servers: HINTS.servers, authorities: HINTS.authorities, nodes: HINTS.nodes },
      { servers: new Map(), authority: undefined, hidden: new Set([CLUSTER_INFO, ROOT_CA]) },
      `it does not let us read what the backup has of it: ConfigMap ${CLUSTER_INFO}, ConfigMap ${ROOT_CA}; only names of nodes could be compared, and those come and go`,
    ],
    [
      'an address that the target does not have',
      { servers: HINTS.servers },
      { servers: new Map() },
      'the backup holds nothing that could be compared',
    ],
  ])('%s, of which only the kubeconfig says another', (_what, hints, target, why) => {
    const { refusals, doubts } = decide({ hints: { ...NO_HINTS, ...hints }, target })
    expect([refusals, doubts]).toEqual([[], doubt(why)])
  })

  test('what is hidden is no matter where something else tells the two apart', () => {
    const target = { authority: undefined, hidden: new Set([ROOT_CA]) }
    expect(decide({ target }).doubts).toEqual([])
  })

  test('types that may not be listed', () => {
    expect(decide({ target: { unlisted: ['a', 'b', 'c', 'd'] } }).doubts).toEqual([
      'api.staging:6443 does not list a, b, c and 1 more: what of these is in the namespaces is not known',
    ])
  })
})

describe('foreign namespaces', () => {
  const held = (
    namespace: string,
    kind: string,
    name: string,
    more: Partial<HeldObject> = {},
  ): HeldObject => ({
    group: kind === 'Deployment' || kind === 'ReplicaSet' ? 'apps' : '',
    kind,
    namespace,
    name,
    uid: `${namespace}/${kind}/${name}`,
    labels: {},
    owners: [],
    ...more,
  })
  const OURS = { labels: { 'velero.io/restore-name': 'rehearsal' } }
  const refusalsOf = (objects: readonly HeldObject[], foreignNamespaces: readonly string[] = []) =>
    decide({ target: { objects }, allowed: { foreignNamespaces } }).refusals

  test('are refused by name, with what is in them and the option', () => {
    const objects = [
      held('shop', 'Deployment', 'web'),
      held('shop', 'ConfigMap', 'settings'),
      held('payments', 'Secret', 'key'),
    ]
    expect(refusalsOf(objects)).toEqual([
      {
        code: 'CLUSTER_NAMESPACES_FOREIGN',
        text: 'the restore would write into namespaces that hold what it has not made: payments (Secret key), shop (2 objects, such as ConfigMap settings); --allow-foreign-namespaces payments,shop lifts this',
      },
    ])
    expect(refusalsOf(objects, ['shop'])[0]?.text).toContain(
      'a namespace that holds what it has not made: payments',
    )
    expect(refusalsOf(objects, ['shop', 'payments'])).toEqual([])
    expect(refusalsOf(objects, ['*'])).toEqual([])
  })

  test.each<readonly [what: string, objects: readonly HeldObject[]]>([
    ['what this restore has made', [held('shop', 'Deployment', 'web', OURS)]],
    [
      'what every namespace is given',
      [
        held('shop', 'ServiceAccount', 'default'),
        held('shop', 'ConfigMap', 'kube-root-ca.crt'),
        held('shop', 'Secret', 'default-token-x7k2p'),
      ],
    ],
    [
      'what belongs to what this restore has made',
      [
        held('shop', 'Deployment', 'web', OURS),
        held('shop', 'ReplicaSet', 'web-1', { owners: ['shop/Deployment/web'] }),
        held('shop', 'Pod', 'web-1-a', { owners: ['shop/ReplicaSet/web-1'] }),
      ],
    ],
  ])('%s is not foreign', (_what, objects) => expect(refusalsOf(objects)).toEqual([]))

  test.each<readonly [what: string, objects: readonly HeldObject[]]>([
    ['another restore', [held('shop', 'Pod', 'p', { labels: { 'velero.io/restore-name': 'other' } })]],
    ['an owner outside of the namespace', [held('shop', 'Pod', 'p', { owners: ['somewhere'] })]],
    [
      'owners of which one is foreign',
      [
        held('shop', 'Deployment', 'web', OURS),
        held('shop', 'Deployment', 'api'),
        held('shop', 'Pod', 'p', { owners: ['shop/Deployment/web', 'shop/Deployment/api'] }),
      ],
    ],
    [
      'owners in a circle',
      [
        held('shop', 'Pod', 'a', { owners: ['shop/Pod/b'] }),
        held('shop', 'Pod', 'b', { owners: ['shop/Pod/a'] }),
      ],
    ],
  ])('%s makes it foreign', (_what, objects) => expect(refusalsOf(objects)).toHaveLength(1))

  test('a name that is too long for a label is known by its digest', () => {
    const restoreName = 'x'.repeat(70)
    const labels = { 'velero.io/restore-name': labelValue(restoreName) }
    const target = { ...OTHER_CLUSTER, objects: [held('shop', 'Pod', 'p', { labels })] }
    const allowed = { existingCluster: true, sourceCluster: false, foreignNamespaces: [] }
    expect(decideGuards({ restoreName, hints: HINTS, target, allowed }).refusals).toEqual([])
  })
})

test('the source comes first when both speak against it', () => {
  const target = {
    namespaces: new Map([['kube-system', 'system-1']]),
    objects: [{ group: '', kind: 'Secret', namespace: 'shop', name: 's', uid: 'u', labels: {}, owners: [] }],
  }
  expect(decide({ target }).refusals.map(({ code }) => code)).toEqual([
    'CLUSTER_IS_SOURCE',
    'CLUSTER_NAMESPACES_FOREIGN',
  ])
})
