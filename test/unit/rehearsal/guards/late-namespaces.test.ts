import { expect, test } from 'vitest'
import { guardLate } from '../../../../src/rehearsal/guards/late-namespaces.ts'

const REFUSAL = { code: 'CLUSTER_NAMESPACES_FOREIGN', text: 'it holds what others have made' } as const

test('namespaces of the plan are known, each other one is looked at once, and what is refused stays refused', async () => {
  const looks: string[] = []
  const guard = guardLate(['shop'], (name) => {
    looks.push(name)
    return Promise.resolve(name === 'empty' ? undefined : REFUSAL)
  })
  await guard('shop')
  await guard('empty')
  await guard('empty')
  await expect(guard('kube-system')).rejects.toMatchObject({ code: 'CLUSTER_NAMESPACES_FOREIGN' })
  await expect(guard('kube-system')).rejects.toThrow('an item asked for another one')
  expect(looks).toEqual(['empty', 'kube-system'])
})
