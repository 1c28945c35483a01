import { expect, test } from 'vitest'
import { type AnswerKind, answerKind } from '../../../src/kube/answer-kind.ts'

const message = (text: string, reason = 'InternalError'): string =>
  JSON.stringify({ kind: 'Status', code: 500, reason, message: text })

test.each<[status: number, body: string, kind: AnswerKind]>([
  [200, '{}', 'final'],
  [403, '{}', 'final'],
  [409, '{}', 'final'],
  [413, '{}', 'final'],
  [429, '{}', 'busy'],
  [502, '', 'away'],
  [503, '', 'away'],
  [503, 'service unavailable\n', 'final'],
  [504, '', 'away'],
  [500, message('etcdserver: request timed out'), 'away'],
  [500, message('etcdserver: leader changed'), 'away'],
  [500, message('rpc error: code = Unavailable desc = error reading from server: EOF'), 'away'],
  [500, message('context deadline exceeded'), 'away'],
  [500, message('the operation could not be completed at this time', 'ServerTimeout'), 'away'],
  [500, message('something went wrong'), 'broken'],
  [500, message('etcdserver: mvcc: database space exceeded'), 'final'],
  [500, message('etcdserver: request is too large'), 'final'],
  [
    500,
    message('Internal error occurred: failed calling webhook "a.b.c": context deadline exceeded'),
    'final',
  ],
  [500, message('conversion webhook for example.com/v1, Kind=Widget failed: Post "https://…"'), 'final'],
  [500, message('Internal error occurred: failed to allocate a serviceIP: range is full'), 'final'],
])('%i %s is %s', (status, body, kind) => {
  expect(answerKind({ status, headers: {}, body: Buffer.from(body) })).toBe(kind)
})

test('a server that asks to be asked again is away, not broken', () => {
  const answer = { status: 500, headers: { 'retry-after': '1' }, body: Buffer.from('{}') }
  expect(answerKind(answer)).toBe('away')
})
