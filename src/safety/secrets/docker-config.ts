// Logins of registries are JSON that the API server looks into: the shape stays, every text in it is replaced.
import { isObject, type Json, parseJson, stringifyJson } from '../../core/json.ts'
import type { KeyedText } from './keyed-text.ts'

/** Undefined for what is no JSON: the server refuses it, and has to go on doing so. */
export function replacedDockerConfig(value: Buffer, text: KeyedText): Buffer | undefined {
  try {
    return Buffer.from(stringifyJson(replaced(parseJson(value.toString('utf8')), '', text)))
  } catch {
    return undefined
  }
}

/** Names of registries are keys, and stay. */
function replaced(value: Json | undefined, key: string, text: KeyedText): Json {
  if (typeof value === 'string') return key === 'auth' ? replacedLogin(value, text) : same(value, text)
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, '', text))
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, replaced(entry, name, text)]),
    )
  }
  return value === null || typeof value === 'boolean' ? value : 0
}

/** `auth` is `user:password` in base64. */
function replacedLogin(value: string, text: KeyedText): string {
  const login = Buffer.from(value, 'base64').toString('latin1')
  const colon = login.indexOf(':')
  if (colon < 0) return same(value, text)
  const parts = [login.slice(0, colon), login.slice(colon + 1)]
  const replacement = parts.map((part) => text(Buffer.from(part, 'latin1'), part.length)).join(':')
  return Buffer.from(replacement).toString('base64')
}

function same(value: string, text: KeyedText): string {
  const bytes = Buffer.from(value)
  return text(bytes, bytes.length)
}
