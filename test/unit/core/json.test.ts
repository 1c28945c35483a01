import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  at,
  cloneJson,
  isObject,
  isRawNumber,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  omit,
  parseJson,
  semanticEqual,
  stringifyJson,
  textAt,
  textMapAt,
  withAt,
} from '../../../src/core/json.ts'

describe('number literals survive (A-2: no field is lost)', () => {
  test.each([
    ['9007199254740993', 'the first whole number that a double cannot hold'],
    ['-9223372036854775808', 'the smallest int64'],
    ['18446744073709551615', 'the largest uint64'],
    ['123456789012345678901234567890', 'longer than any machine word'],
    ['1.0', 'a whole number with a fraction'],
    ['0.10', 'a trailing zero'],
    ['-0', 'minus zero'],
    ['-0.0', 'minus zero with a fraction'],
    ['1e2', 'an exponent'],
    ['1E+2', 'an exponent in capitals'],
    ['1e400', 'beyond the range of a double'],
    ['0.1000000000000000055511151231257827', 'more digits than a double has'],
  ])('%s: %s', (literal) => {
    const places = [
      literal,
      `[${literal}]`,
      `{"a":${literal}}`,
      `{"a":{"b":[1,${literal}]}}`,
      `[0,${literal},0]`,
    ]
    expect(places.map((text) => stringifyJson(parseJson(text)))).toEqual(places)
  })

  test('spaces before a number do not hide it', () => {
    expect(stringifyJson(parseJson('{ "a" :\n 1.0 ,\t"b": -0 }'))).toBe('{"a":1.0,"b":-0}')
  })

  test('plain numbers stay numbers', () => {
    expect(parseJson('{"a":[0,1,-7,2147483648,9007199254740991]}')).toEqual({
      a: [0, 1, -7, 2147483648, 9007199254740991],
    })
  })

  test('a text that looks like a number stays a text', () => {
    const text = '{"image":"x@sha256:12e4","at":"2026-01-01T10:00:00.5Z","v":": 1.0, -0"}'
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })

  test('every document is printed as it was read, but for spaces', () => {
    const literal = fc.oneof(
      fc.integer().map(String),
      fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(String),
      fc
        .tuple(fc.integer(), fc.nat(), fc.constantFrom('', 'e3', 'E-12', 'e+400'))
        .map(([a, b, c]) => `${a}.${b}${c}`),
      fc.constantFrom('-0', '0', '0.0', '1e5'),
    )
    const text = fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value))
    const { document } = fc.letrec<{ document: string }>((tie) => ({
      document: fc.oneof(
        { depthSize: 'small' },
        literal,
        text,
        fc.constantFrom('null', 'true', 'false'),
        fc.array(tie('document')).map((entries) => `[${entries.join(',')}]`),
        // Keys like `7` would be put first, as JavaScript orders them: nothing depends on their order.
        fc
          .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z_./-]*$/), tie('document')), {
            selector: ([key]) => key,
          })
          .map(
            (entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`,
          ),
      ),
    }))
    fc.assert(
      fc.property(document, (json) => {
        const value = parseJson(json)
        expect(stringifyJson(value)).toBe(json)
        expect(stringifyJson(cloneJson(value))).toBe(json)
        expect(semanticEqual(value, parseJson(json))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('objects from strangers', () => {
  const strange = '{"__proto__":{"polluted":1.0},"constructor":{"prototype":2},"a":1}'

  test('__proto__ is a key like any other', () => {
    const value = parseJson(strange) as JsonObject
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'a'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(stringifyJson(cloneJson(value))).toBe(strange)
    expect(stringifyJson(withAt(value, ['b'], 2))).toBe(`${strange.slice(0, -1)},"b":2}`)
    expect(stringifyJson(withAt(value, ['__proto__', 'polluted'], 2))).toBe(strange.replace('1.0', '2'))
    expect(stringifyJson(omit(value, ['constructor', 'a']))).toBe('{"__proto__":{"polluted":1.0}}')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('what every object inherits is not there', () => {
    expect(at({}, 'constructor')).toBeUndefined()
    expect(at({}, '__proto__')).toBeUndefined()
    expect(textMapAt({ a: {} }, 'a', 'toString')).toEqual({})
    expect(semanticEqual({ constructor: 1 }, {})).toBe(false)
    expect(semanticEqual(parseJson('{"__proto__":1}'), parseJson('{"a":1}'))).toBe(false)
  })

  test.each([
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"a":1.0,"a":2}', '{"a":2}'],
    ['{"a":2,"a":1.0}', '{"a":1.0}'],
    ['{"a":{"b":1.0},"a":{"c":1}}', '{"a":{"c":1}}'],
  ])('R-45: of duplicate keys the last wins: %s', (text, expected) => {
    expect(stringifyJson(parseJson(text))).toBe(expected)
  })

  test.each(['', '{', '{"a":1} x', '\uFEFF{}', '[01]', '[1.]', "{'a':1}", '[-]', '[1.0,]'])(
    'no JSON: %j',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError)
    },
  )
})

describe('a raw number is a number, not an object', () => {
  const value = parseJson('{"n":1.0}') as JsonObject

  test('for those who ask', () => {
    expect(isRawNumber(value.n)).toBe(true)
    expect(isObject(value.n)).toBe(false)
    expect(at(value, 'n', 'rawJSON')).toBeUndefined()
    expect(isRawNumber({ rawJSON: '1.0' })).toBe(false)
  })
})

describe('R-121: equal as Velero compares', () => {
  test.each<readonly [a: string, b: string, isEqual: boolean]>([
    ['{"a":1,"b":2}', '{"b":2,"a":1}', true],
    ['[1,2]', '[2,1]', false],
    ['[1]', '[1,1]', false],
    ['{"a":null}', '{}', false],
    ['null', '[]', false],
    ['[]', '{}', false],
    ['{"a":[]}', '{"a":null}', false],
    ['""', 'null', false],
    ['0', 'false', false],
    ['"1"', '1', false],
    ['1', '1.0', true],
    ['100', '1e2', true],
    ['0', '-0', true],
    ['0', '-0.0', true],
    ['0.1', '0.10', true],
    ['9007199254740993', '9007199254740993', true],
    ['9007199254740993', '9007199254740992', false],
    ['1e400', '1e400', true],
    ['1e400', '2e400', false],
    ['{"a":{"b":[{"c":1.0}]}}', '{"a":{"b":[{"c":1}]}}', true],
  ])('%s and %s: %s', (a, b, isEqual) => {
    expect(semanticEqual(parseJson(a), parseJson(b))).toBe(isEqual)
    expect(semanticEqual(parseJson(b), parseJson(a))).toBe(isEqual)
  })

  test('nothing is equal to nothing only', () => {
    expect(semanticEqual(undefined, undefined)).toBe(true)
    expect(semanticEqual(undefined, null)).toBe(false)
  })
})

describe('places in an object', () => {
  const object: JsonObject = { a: { b: 'x', list: [1], map: { k: 'v', n: 1 } } }

  test('are read without surprises', () => {
    expect([at(object, 'a', 'b'), at(object, 'a', 'b', 'c'), at(object)]).toEqual(['x', undefined, object])
    expect([textAt(object, 'a', 'b'), textAt(object, 'a', 'list')]).toEqual(['x', undefined])
    expect([objectAt(object, 'a', 'b'), listAt(object, 'a', 'b')]).toEqual([{}, []])
    expect([listAt(object, 'a', 'list'), textMapAt(object, 'a', 'map')]).toEqual([[1], { k: 'v' }])
  })

  test.each<readonly [path: readonly string[], value: Json | undefined, expected: string]>([
    [['a'], 1, '{"a":1,"z":0}'],
    [['a', 'b'], 1, '{"a":{"b":1},"z":0}'],
    [['a', 'c'], 1, '{"a":{"b":"x","c":1},"z":0}'],
    [['n', 'm'], 1, '{"a":{"b":"x"},"z":0,"n":{"m":1}}'],
    [['z', 'm'], 1, '{"a":{"b":"x"},"z":{"m":1}}'],
    [['a', 'b'], undefined, '{"a":{},"z":0}'],
    [['n', 'm'], undefined, '{"a":{"b":"x"},"z":0}'],
    [['z', 'm'], undefined, '{"a":{"b":"x"},"z":0}'],
    [[], 1, '{"a":{"b":"x"},"z":0}'],
  ])('%j set to %j', (path, value, expected) => {
    const before = { a: { b: 'x' }, z: 0 }
    expect(JSON.stringify(withAt(before, path, value))).toBe(expected)
    expect(before).toEqual({ a: { b: 'x' }, z: 0 })
  })

  test('an object without the named keys is not copied', () => {
    expect(omit(object, ['b'])).toBe(object)
    expect(omit(object, ['a'])).toEqual({})
  })
})
