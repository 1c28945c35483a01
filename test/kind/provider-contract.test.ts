// The contract of providers for kind, on the container engine of the tests.
import { afterAll, beforeAll, describe } from 'vitest'
import { providerContract } from '../cluster-contract/provider-contract.ts'
import { openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'

describe.skipIf(WHY_NOT !== undefined)(`kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings

  beforeAll(async () => {
    surroundings = await openSurroundings()
  })
  afterAll(() => surroundings?.close())

  providerContract(
    () => ({
      provider: () => surroundings.provider(),
      version: '1.36.3',
      broken: () => surroundings.provider({ image: 'localhost/no-such-node:1' }),
      cancelAfterMs: [1_000, 3_000],
      stateDirectory: () => surroundings.stateDirectory,
      remains: () => surroundings.containers(),
    }),
    400_000,
  )
})
