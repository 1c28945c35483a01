import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { destinationOf } from '../../../../src/verify/admission/destination.ts'

const service = (fields: JsonObject = {}): JsonObject => ({
  service: { namespace: 'ops', name: 'hook', ...fields },
})

test.each<[config: JsonObject, text: string]>([
  [service(), 'ops/hook:443'],
  [service({ port: 8443, path: '/validate' }), 'ops/hook:8443/validate'],
  [service({ path: 'validate?token=s3cret' }), 'ops/hook:443/validate'],
  [{ url: 'https://hooks.example.com/a/b' }, 'https://hooks.example.com/a/b'],
  [
    { url: 'https://user:s3cret@hooks.example.com:8443/a?token=s3cret#s3cret' },
    'https://hooks.example.com:8443/a',
  ],
  [{ url: 'not a URL s3cret' }, 'an address that is no URL'],
  [{}, 'an address that is no URL'],
])('%j', (config, text) => {
  expect(destinationOf(config).text).toBe(text)
})
