import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Http1Reader } from '../../../src/kube/http1-answer.ts'

const OK = 'HTTP/1.1 200 OK\r\n'

/** The answer in a few words; the text is pushed in the pieces that end at these places. */
function read(text: string, cuts: readonly number[] = [], ends = false): string | undefined {
  const bytes = Buffer.from(text, 'latin1')
  const reader = new Http1Reader()
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])]
  const sorted = places.toSorted((a, b) => a - b)
  for (const [index, from] of sorted.entries()) {
    const answer = reader.push(bytes.subarray(from, sorted[index + 1] ?? bytes.length))
    if (answer !== undefined) return `${answer.status} ${answer.body} ${answer.keepsAlive}`
  }
  const last = ends ? reader.end() : undefined
  return last === undefined ? undefined : `${last.status} ${last.body} ${last.keepsAlive}`
}

const ANSWERS: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['a length', `${OK}Content-Length: 5\r\n\r\nhello`, '200 hello true'],
  ['no body', 'HTTP/1.1 204 No Content\r\n\r\n', '204  true'],
  ['a length of nothing', `${OK}content-length: 0\r\n\r\n`, '200  true'],
  [
    'chunks',
    `${OK}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n`,
    '200 hello world true',
  ],
  [
    'chunks with a trailer',
    `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nx-sum: 1\r\n\r\n`,
    '200 ab true',
  ],
  ['a word before the answer', `HTTP/1.1 100 Continue\r\n\r\n${OK}content-length: 1\r\n\r\na`, '200 a true'],
  ['the last answer', `${OK}connection: close\r\ncontent-length: 1\r\n\r\na`, '200 a false'],
  ['an old server', 'HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\na', '200 a false'],
  ['no reason', 'HTTP/1.1 429 \r\ncontent-length: 0\r\n\r\n', '429  true'],
]

test.each(ANSWERS)('%s', (_, text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each(ANSWERS)('%s, however it is cut', (_, text, expected) => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 8 }), (cuts) => {
      expect(read(text, cuts)).toBe(expected)
    }),
    { seed: 7, numRuns: 200 },
  )
})

test.each(ANSWERS)('%s is not whole before its last byte', (_, text) => {
  expect(read(text.slice(0, -1))).toBeUndefined()
})

test('without a length the answer ends with its connection', () => {
  expect(read(`${OK}\r\nto the end`)).toBeUndefined()
  expect(read(`${OK}\r\nto the end`, [], true)).toBe('200 to the end false')
})

test.each<readonly [what: string, text: string]>([
  ['two lengths', `${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nab`],
  ['a length beside chunks', `${OK}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a length that is none', `${OK}content-length: -1\r\n\r\n`],
  ['an encoding that we did not ask for', `${OK}transfer-encoding: gzip, chunked\r\n\r\n`],
  ['a chunk without a length', `${OK}transfer-encoding: chunked\r\n\r\nxyz\r\n`],
  ['a chunk that is longer than it says', `${OK}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n`],
  ['bytes behind the answer', `${OK}content-length: 1\r\n\r\nab`],
  ['bytes behind the last chunk', `${OK}transfer-encoding: chunked\r\n\r\n0\r\n\r\nHTTP`],
  ['a folded header', `${OK}x: a\r\n  b\r\n\r\n`],
  ['a header without a name', `${OK}: a\r\n\r\n`],
  ['another protocol', 'SSH-2.0-server\r\n\r\n'],
  ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  ['a head without an end', `${OK}x: ${'a'.repeat(70_000)}`],
  ['a line without an end', `${OK}transfer-encoding: chunked\r\n\r\n${'1'.repeat(9_000)}`],
])('%s is no answer', (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ name: 'MalformedAnswer' }))
})

test('a header that comes twice has both values', () => {
  const answer = new Http1Reader().push(
    Buffer.from(`${OK}Warning: a\r\nwarning: b\r\ncontent-length: 0\r\n\r\n`),
  )
  expect(answer?.headers.warning).toBe('a, b')
})
