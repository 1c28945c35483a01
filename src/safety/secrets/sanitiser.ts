// Secrets without their secrets. What the API server would refuse stays something that it refuses: a rehearsal has to show it.
import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../core/json.ts'
import { withoutCopies } from './annotations.ts'
import { replacedDockerConfig } from './docker-config.ts'
import type { Pair } from './key-material.ts'
import { type KeyedText, keyedText } from './keyed-text.ts'
import type { Sanitised, SecretsMode } from './modes.ts'

export interface Sanitiser {
  /** A Secret as it may be sent. */
  apply(secret: JsonObject): Promise<JsonObject>
  readonly done: Sanitised
}

/** @param key 32 random bytes, used for this run alone */
export function createSanitiser(mode: Exclude<SecretsMode, 'keep'>, key: Buffer, now: () => Date): Sanitiser {
  const text = keyedText(key)
  const made = mode === 'regenerate' ? madeAnew(text, now) : undefined
  const dropped = new Map<string, number>()
  let secrets = 0
  let values = 0
  return {
    async apply(secret) {
      const cleaned = withoutCopies(secret, valuesOf(secret))
      for (const name of cleaned.dropped) dropped.set(name, (dropped.get(name) ?? 0) + 1)
      secrets += 1
      values +=
        Object.keys(objectAt(secret, 'data')).length + Object.keys(objectAt(secret, 'stringData')).length
      const material = (await made?.of(secret)) ?? NOTHING_NEW
      const object = replacedFields(cleaned.object, textAt(secret, 'type') ?? '', material, text)
      return object
    },
    get done() {
      return {
        mode,
        secrets,
        values,
        droppedAnnotations: Object.fromEntries([...dropped].toSorted(([a], [b]) => (a < b ? -1 : 1))),
        certificates: made?.certificates ?? 0,
        sshKeys: made?.sshKeys ?? 0,
      }
    },
  }
}

/** New values by the name of their key, which may be any text: `constructor` too. */
type Material = ReadonlyMap<string, Buffer>

const NOTHING_NEW: Material = new Map()

interface MadeAnew {
  of(secret: JsonObject): Promise<Material>
  readonly certificates: number
  readonly sshKeys: number
}

/** The same pair in two places of the backup is the same new pair in both. */
function madeAnew(text: KeyedText, now: () => Date): MadeAnew {
  const pairs = new Map<string, Promise<Material>>()
  const keys = new Map<string, Promise<Material>>()
  return {
    async of(secret) {
      const type = textAt(secret, 'type')
      const original = (name: string): Buffer => decoded(textAt(secret, 'data', name)) ?? Buffer.alloc(0)
      if (type === 'kubernetes.io/tls') {
        const id = text(original('tls.key'), 43)
        const pair =
          pairs.get(id) ??
          pairOf(original('tls.crt'), now()).then(
            ({ certificate, key }) =>
              new Map([
                ['tls.crt', certificate],
                ['tls.key', key],
                ['ca.crt', certificate],
              ]),
          )
        pairs.set(id, pair)
        return await pair
      }
      if (type !== 'kubernetes.io/ssh-auth') return NOTHING_NEW
      const id = text(original('ssh-privatekey'), 43)
      const made = keys.get(id) ?? sshKey().then((key) => new Map([['ssh-privatekey', key]]))
      keys.set(id, made)
      return await made
    },
    get certificates() {
      return pairs.size
    },
    get sshKeys() {
      return keys.size
    },
  }
}

/** The package that makes certificates is large, and most runs make none. */
async function pairOf(original: Buffer, now: Date): Promise<Pair> {
  return await (await import('./key-material.ts')).newCertificate(original, now)
}

async function sshKey(): Promise<Buffer> {
  return (await import('./key-material.ts')).newSshKey()
}

function replacedFields(object: JsonObject, type: string, material: Material, text: KeyedText): JsonObject {
  const replace = (
    field: string,
    one: (value: Json | undefined, name: string) => Json | undefined,
  ): JsonObject => {
    const map = object[field]
    if (map === undefined || map === null) return {}
    // No map at all: the server cannot decode it, and it may be anything.
    if (!isObject(map)) return { [field]: replacedJson(map, text) }
    return {
      [field]: Object.fromEntries(Object.entries(map).map(([name, value]) => [name, one(value, name)])),
    }
  }
  const plain = (bytes: Buffer, name: string): Buffer =>
    material.get(name) ?? typeBound(type, name, bytes, text) ?? Buffer.from(text(bytes, bytes.length))
  return {
    ...object,
    ...replace('data', (value, name) => {
      const bytes = typeof value === 'string' ? decoded(value) : undefined
      return bytes === undefined ? replacedJson(value, text) : plain(bytes, name).toString('base64')
    }),
    ...replace('stringData', (value, name) =>
      typeof value === 'string'
        ? plain(Buffer.from(value), name).toString('utf8')
        : replacedJson(value, text),
    ),
  }
}

const DOCKER = new Set([
  'kubernetes.io/dockerconfigjson .dockerconfigjson',
  'kubernetes.io/dockercfg .dockercfg',
])

function typeBound(type: string, name: string, value: Buffer, text: KeyedText): Buffer | undefined {
  return DOCKER.has(`${type} ${name}`) ? replacedDockerConfig(value, text) : undefined
}

/** What is not base64, or no text where one belongs: as wrong as before, without what it says. */
function replacedJson(value: Json | undefined, text: KeyedText): Json | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((entry) => replacedJson(entry, text) ?? null)
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replacedJson(entry, text)]))
  }
  if (typeof value !== 'string') return 0
  const bytes = Buffer.from(value)
  return bytes.length === 0 ? '' : `%${text(bytes, bytes.length - 1)}`
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** As the API server decodes it; undefined for what it refuses. */
function decoded(value: string | undefined): Buffer | undefined {
  const digits = value?.replace(/[\r\n]/g, '')
  if (digits === undefined || digits.length % 4 !== 0 || !BASE64.test(digits)) return undefined
  return Buffer.from(digits, 'base64')
}

function valuesOf(secret: JsonObject): readonly Buffer[] {
  const inData = Object.values(objectAt(secret, 'data')).flatMap((value) =>
    typeof value === 'string' ? [decoded(value) ?? Buffer.from(value)] : [],
  )
  const plain = Object.values(objectAt(secret, 'stringData')).flatMap((value) =>
    typeof value === 'string' ? [Buffer.from(value)] : [],
  )
  return [...inData, ...plain]
}
