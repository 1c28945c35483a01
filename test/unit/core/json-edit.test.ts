import { describe, expect, test } from 'vitest'
import { dropKeysAt, editListAt } from '../../../src/core/json-edit.ts'

describe('editListAt', () => {
  const object = { a: { list: [1, 2, 3] }, b: true }

  test('replaces and drops entries', () => {
    const edited = editListAt(object, ['a', 'list'], (entry) =>
      entry === 2 ? undefined : Number(entry) * 10,
    )
    expect(edited).toEqual({ a: { list: [10, 30] }, b: true })
    expect(object).toEqual({ a: { list: [1, 2, 3] }, b: true })
  })

  test('a list that loses its last entry goes', () => {
    expect(editListAt(object, ['a', 'list'], () => undefined)).toEqual({ a: {}, b: true })
  })

  test('the same object when nothing changes', () => {
    expect(editListAt(object, ['a', 'list'], (entry) => entry)).toBe(object)
    expect(editListAt(object, ['a', 'none'], () => undefined)).toBe(object)
    const empty = { list: [] }
    expect(editListAt(empty, ['list'], () => undefined)).toBe(empty)
  })
})

describe('dropKeysAt', () => {
  const object = { map: { x: 1, y: 2 }, list: [] }

  test('drops keys, and the map with the last one', () => {
    expect(dropKeysAt(object, ['map'], ['x', 'z'])).toEqual({ map: { y: 2 }, list: [] })
    expect(dropKeysAt(object, ['map'], ['x', 'y'])).toEqual({ list: [] })
  })

  test('the same object when it has none of them', () => {
    expect(dropKeysAt(object, ['map'], ['z'])).toBe(object)
    expect(dropKeysAt(object, ['list'], ['x'])).toBe(object)
    expect(dropKeysAt(object, ['gone', 'map'], ['x'])).toBe(object)
  })
})
