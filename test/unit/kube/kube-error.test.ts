import { expect, test } from 'vitest'
import { KubeError, kubeErrorOf } from '../../../src/kube/kube-error.ts'

test('a Status object speaks for itself', () => {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    message:
      'Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    reason: 'Invalid',
    details: {
      name: 'web',
      kind: 'Service',
      causes: [
        { reason: 'FieldValueInvalid', message: 'provided port is already allocated' },
        { field: 'x' },
      ],
    },
    code: 422,
  }
  expect(kubeErrorOf(422, Buffer.from(JSON.stringify(status)))).toMatchObject({
    name: 'KubeError',
    status: 422,
    reason: 'Invalid',
    message: status.message,
    causes: ['provided port is already allocated', ''],
  })
})

test.each<readonly [status: number, body: string, reason: string, message: string]>([
  [404, '404 page not found\n', 'NotFound', 'the server could not find the requested resource'],
  [403, '', 'Forbidden', 'the server does not allow access to the requested resource'],
  [503, '<html>', 'ServiceUnavailable', 'the server is currently unable to handle the request'],
  [418, '{"message":"a body that is no Status"}', 'Unknown', 'the server answered with status 418'],
  [500, '{"kind":"Status"}', 'Unknown', 'the server answered with status 500'],
  [500, '{"kind":"Status","message":7}', 'Unknown', 'the server answered with status 500'],
  [500, '[]', 'Unknown', 'the server answered with status 500'],
])('%i with the body %j: %s', (status, body, reason, message) => {
  expect(kubeErrorOf(status, Buffer.from(body))).toMatchObject({ status, reason, message, causes: [] })
})

test('the body of an unknown answer is not repeated: it may hold a Secret', () => {
  expect(kubeErrorOf(500, Buffer.from('{"data":{"password":"aHVudGVyMg=="}}')).message).not.toMatch(
    /password|aHVu/,
  )
})

test.each<readonly [status: number, reason: string, is: Partial<KubeError>]>([
  [404, 'NotFound', { isNotFound: true, isAlreadyExists: false, isConflict: false }],
  [409, 'AlreadyExists', { isNotFound: false, isAlreadyExists: true, isConflict: false }],
  [409, 'Conflict', { isNotFound: false, isAlreadyExists: false, isConflict: true }],
  [422, 'AlreadyExists', { isNotFound: false, isAlreadyExists: false, isConflict: false }],
])('R-113: %i %s', (status, reason, is) => {
  expect(new KubeError(status, reason, '')).toMatchObject(is)
})
