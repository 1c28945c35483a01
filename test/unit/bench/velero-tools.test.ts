import { expect, test } from 'vitest'
import { veleroTools } from '../../../bench/velero-tools.ts'

const BUILT = { program: '/built/velero', pluginFolder: '/built/plugins', s3Server: '/built/s3' }
const NAMED = { VELERO_BIN: '/own/velero', VELERO_PLUGIN_DIR: '/own/plugins', VELERO_S3_SERVER: '/own/s3' }

test.each([
  [
    'what the variables name',
    NAMED,
    {},
    { program: '/own/velero', pluginFolder: '/own/plugins', s3Server: '/own/s3' },
  ],
  ['what was built', {}, BUILT, BUILT],
  [
    'a variable before what was built',
    { VELERO_BIN: '/own/velero' },
    BUILT,
    { ...BUILT, program: '/own/velero' },
  ],
  ['an empty variable as none', { VELERO_BIN: '' }, BUILT, BUILT],
])('Velero is %s', (_, environment, built, expected) => {
  expect(veleroTools(environment, built)).toEqual(expected)
})

test('what is missing is named', () => {
  const { VELERO_BIN, VELERO_S3_SERVER } = NAMED
  expect(veleroTools({ VELERO_BIN, VELERO_S3_SERVER }, {})).toMatch(
    /^V needs VELERO_PLUGIN_DIR, or npm run bench:velero/,
  )
})
