import { expect, test } from 'vitest'
import { chunkName } from '../../../scripts/build/chunk-name.ts'

test.each([
  ['inspect', '/x/src/rehearsal/inspect.ts', [], 'rehearsal-inspect'],
  ['json', null, ['/x/src/core/json.ts', '/x/src/core/sleep.ts'], 'core-json'],
  ['dist', null, ['/x/node_modules/yaml/dist/doc/a.js', '/x/node_modules/yaml/dist/index.js'], 'yaml'],
  ['core', null, ['/x/node_modules/@actions/core/lib/core.js'], 'actions-core'],
  ['b', null, ['/x/node_modules/a/node_modules/@c/b/b.js'], 'c-b'],
  ['rolldown-runtime', null, ['\0rolldown/runtime.js'], 'rolldown-runtime'],
])('chunk %s of %s', (name, facadeModuleId, moduleIds, expected) => {
  expect(chunkName({ name, facadeModuleId, moduleIds })).toBe(expected)
})
