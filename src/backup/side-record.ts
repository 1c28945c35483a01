import { at, isObject, isRawNumber, type Json, type JsonObject } from '../core/json.ts'
import { brokenSideFile } from './read-json-file.ts'

/**
 * One object of a side file, read as Velero's typed decoding does: an absent field and null are the empty value, a field of another type
 * makes the whole file unusable. Every reader throws SIDE_FILE_BROKEN with the path of the field, never with its value.
 */
export class SideRecord {
  readonly #fileName: string
  readonly #place: string
  readonly #object: JsonObject

  /** @param place where the object is in the file, for messages; '' for the whole file */
  constructor(fileName: string, place: string, value: Json) {
    if (!isObject(value))
      throw brokenSideFile(fileName, `${place === '' ? 'its content' : place} is not an object`)
    this.#fileName = fileName
    this.#place = place
    this.#object = value
  }

  /** Whether there is anything at a path. */
  has(...path: readonly string[]): boolean {
    return this.#at(path) !== undefined
  }

  text(...path: readonly string[]): string {
    return this.optionalText(...path) ?? ''
  }

  optionalText(...path: readonly string[]): string | undefined {
    const value = this.#at(path)
    if (value === undefined || typeof value === 'string') return value
    throw this.#broken(path, 'a text')
  }

  flag(...path: readonly string[]): boolean {
    return this.optionalFlag(...path) ?? false
  }

  optionalFlag(...path: readonly string[]): boolean | undefined {
    const value = this.#at(path)
    if (value === undefined || typeof value === 'boolean') return value
    throw this.#broken(path, 'true or false')
  }

  /** A whole number. */
  count(...path: readonly string[]): number | undefined {
    const value = this.#at(path)
    if (value === undefined) return undefined
    const number = isRawNumber(value) ? Number(value.rawJSON) : value
    if (typeof number === 'number' && Number.isInteger(number)) return number
    throw this.#broken(path, 'a whole number')
  }

  textMap(...path: readonly string[]): Readonly<Record<string, string>> {
    const value = this.#at(path) ?? {}
    if (!isObject(value)) throw this.#broken(path, 'a map of texts')
    const entries = Object.entries(value).map(([key, entry]) => {
      if (entry !== null && typeof entry !== 'string') throw this.#broken(path, 'a map of texts')
      return [key, entry ?? ''] as const
    })
    return Object.fromEntries(entries)
  }

  /** Undefined for null as well, and when a step of the path is absent or null. */
  #at(path: readonly string[]): Exclude<Json, null> | undefined {
    path.slice(0, -1).forEach((_, index) => {
      const parent = path.slice(0, index + 1)
      const value = at(this.#object, ...parent)
      if (value !== undefined && value !== null && !isObject(value)) throw this.#broken(parent, 'an object')
    })
    return at(this.#object, ...path) ?? undefined
  }

  #broken(path: readonly string[], wanted: string): Error {
    const where = this.#place === '' ? '' : ` of ${this.#place}`
    return brokenSideFile(this.#fileName, `${path.join('.')}${where} is not ${wanted}`)
  }
}

/** The records of a file that holds a list; null, which Velero writes when there are none, is an empty one (F-13). @throws SIDE_FILE_BROKEN */
export function recordsOf(fileName: string, value: Json): readonly SideRecord[] {
  if (value === null) return []
  if (!Array.isArray(value)) throw brokenSideFile(fileName, 'its content is not a list')
  return value.map((entry: Json, index) => new SideRecord(fileName, `record ${index + 1}`, entry))
}
