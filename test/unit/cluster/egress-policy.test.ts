import { expect, test } from 'vitest'
import { policyFor } from '../../../src/cluster/kind/egress-policy.ts'

test('pods reach pods and the API server, under either kind of address, and nothing else', () => {
  expect(policyFor(['172.18.0.2', 'fc00::2']).spec).toEqual({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [
          { namespaceSelector: {} },
          { ipBlock: { cidr: '172.18.0.2/32' } },
          { ipBlock: { cidr: 'fc00::2/128' } },
        ],
      },
    ],
  })
})
