import { describe, expect, test } from 'vitest'
import { ARCHIVE_LIMITS } from '../../../src/backup/archive-limits.ts'
import { identify } from '../../../src/backup/object-identity.ts'

const expected = { namespace: 'a', name: 'x' }
const outcomeOf = (body: string | Buffer, place = expected) => {
  const { problem, mismatch } = identify(Buffer.from(body), place, ARCHIVE_LIMITS)
  return mismatch === undefined ? problem?.kind : 'mismatch'
}
const problemOf = (body: string | Buffer, place = expected) =>
  identify(Buffer.from(body), place, ARCHIVE_LIMITS).problem

describe('R-45: bodies that cannot be decoded', () => {
  test.each([
    ['nothing', '', 'it is empty'],
    ['spaces', ' \n', 'it is empty'],
    ['no JSON', 'invalid JSON', 'it is not JSON'],
    ['half an object', '{"apiVersion":"v1","ki', 'it is'],
    ['text after the value', '{"kind":"A","metadata":{"name":"x"}} more', 'text after the JSON value'],
    ['a byte order mark', '\ufeff{"kind":"A"}', 'byte order mark'],
    ['null', 'null', 'not an object'],
    ['a list', '[]', 'not an object'],
    ['a text', '"x"', 'not an object'],
    ['no kind', '{"apiVersion":"v1","metadata":{"name":"x"}}', 'no kind'],
    ['a kind that is no text', '{"apiVersion":"v1","kind":1,"metadata":{"name":"x"}}', 'no kind'],
    ['a group with two slashes', '{"apiVersion":"a/b/c","kind":"A","metadata":{"name":"x"}}', 'slash'],
  ])('%s', (_what, body, message) => {
    expect(problemOf(body)).toEqual({ kind: 'undecodable', message: expect.stringContaining(message) })
  })

  test('no message quotes the body, which may be a Secret', () => {
    for (const body of [
      'hunter2',
      '{"data":hunter2}',
      '{"data":"hunter2"',
      '{"data":"x"} hunter2',
      '"hunter2"',
    ]) {
      expect(problemOf(body)?.message).not.toContain('hunter2')
    }
  })
})

describe('metadata', () => {
  const object = (metadata: unknown) => JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata })

  test.each([
    ['absent', object(undefined), 'no-metadata'],
    ['null', object(null), 'no-metadata'],
    ['a text', object('x'), 'no-metadata'],
    ['another name', object({ name: 'y', namespace: 'a' }), 'mismatch'],
    ['another namespace', object({ name: 'x', namespace: 'b' }), 'mismatch'],
    ['no name', object({ namespace: 'a' }), 'no-metadata'],
    ['a name that is no text', object({ name: 1, namespace: 'a' }), 'no-metadata'],
    ['a name that the server makes up', object({ generateName: 'x' }), 'mismatch'],
    ['no name, and another namespace', object({ namespace: 'b' }), 'mismatch'],
    ['its name', object({ name: 'x', namespace: 'a' }), undefined],
    ['no namespace: the path says it (R-107)', object({ name: 'x' }), undefined],
  ])('%s', (_what, body, kind) => {
    expect(outcomeOf(body)).toBe(kind)
  })

  test('a namespace in cluster scope is another object', () => {
    expect(outcomeOf(object({ name: 'x', namespace: 'a' }), { namespace: '', name: 'x' })).toBe('mismatch')
  })

  test('the text of R-45 for an object without metadata', () => {
    expect(problemOf(object(undefined))?.message).toBe('metadata not found')
  })
})

test('R-45: invalid UTF-8 is no problem, of repeated keys the last wins', () => {
  const invalid = Buffer.concat([
    Buffer.from('{"apiVersion":"v1","kind":"A","kind":"B","metadata":{"name":"x"},"data":"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}'),
  ])
  expect(identify(invalid, expected, ARCHIVE_LIMITS)).toEqual({ apiVersion: 'v1', kind: 'B' })
})

test('R-210: an object without apiVersion is told by its empty apiVersion', () => {
  expect(identify(Buffer.from('{"kind":"Pod","metadata":{"name":"x"}}'), expected, ARCHIVE_LIMITS)).toEqual({
    apiVersion: '',
    kind: 'Pod',
  })
})

describe('depth', () => {
  const limit = ARCHIVE_LIMITS.jsonDepth
  const nested = (depth: number) =>
    `{"kind":"A","metadata":{"name":"x"},"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`

  test('the limit itself is fine, one more is not', () => {
    expect(problemOf(nested(limit))).toBeUndefined()
    expect(() => problemOf(nested(limit + 1))).toThrow(/jsonDepth/)
  })

  test('brackets in texts and side by side do not count', () => {
    const flat = `{"kind":"A","metadata":{"name":"x"},"a":"\\"${'[{'.repeat(limit)}","b":[${'[],'.repeat(limit)}[]]}`
    expect(problemOf(flat)).toBeUndefined()
  })

  test('closing brackets in texts hide nothing', () => {
    const hidden = `{"kind":"A","metadata":{"name":"x"},"a":${'["]",'.repeat(limit)}1${']'.repeat(limit)}}`
    expect(() => problemOf(hidden)).toThrow(/jsonDepth/)
  })
})
