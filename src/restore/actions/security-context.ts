// The security context of the wait container, as its configuration gives it (A-PVR-6). Velero reads it strictly: one
// unknown or ill-typed field and all of it is ignored.
import { parse } from 'yaml'
import { isObject, isRawNumber, type Json, type JsonObject, parseJson } from '../../core/json.ts'

type Shape = 'boolean' | 'integer' | 'text' | 'texts' | { readonly [field: string]: Shape }

const PROFILE = { type: 'text', localhostProfile: 'text' } as const
const SHAPE = {
  allowPrivilegeEscalation: 'boolean',
  appArmorProfile: PROFILE,
  capabilities: { add: 'texts', drop: 'texts' },
  privileged: 'boolean',
  procMount: 'text',
  readOnlyRootFilesystem: 'boolean',
  runAsGroup: 'integer',
  runAsNonRoot: 'boolean',
  runAsUser: 'integer',
  seLinuxOptions: { user: 'text', role: 'text', type: 'text', level: 'text' },
  seccompProfile: PROFILE,
  windowsOptions: {
    gmsaCredentialSpec: 'text',
    gmsaCredentialSpecName: 'text',
    hostProcess: 'boolean',
    runAsUserName: 'text',
  },
} as const satisfies Shape

/** Go's spellings. */
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True']
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False']

/** Undefined when nothing is configured, or when a part of it cannot be read. `secCtx` goes over the single keys. */
export function configuredSecurityContext(config: Readonly<Record<string, string>>): JsonObject | undefined {
  const {
    secCtxRunAsUser = '',
    secCtxRunAsGroup = '',
    secCtxAllowPrivilegeEscalation = '',
    secCtx = '',
  } = config
  if (secCtxRunAsUser + secCtxRunAsGroup + secCtxAllowPrivilegeEscalation + secCtx === '') return undefined
  const parts = [
    part('runAsUser', secCtxRunAsUser, readInteger),
    part('runAsGroup', secCtxRunAsGroup, readInteger),
    part('allowPrivilegeEscalation', secCtxAllowPrivilegeEscalation, readBoolean),
    secCtx === '' ? {} : readYaml(secCtx),
  ]
  if (parts.includes(undefined)) return undefined
  const merged: JsonObject = Object.assign({}, ...parts)
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}

function part(field: string, text: string, read: (text: string) => Json | undefined): JsonObject | undefined {
  if (text === '') return {}
  const value = read(text)
  return value === undefined ? undefined : { [field]: value }
}

function readBoolean(text: string): Json | undefined {
  return TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined
}

function readInteger(text: string): Json | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const value = BigInt(text.replace('+', ''))
  return BigInt.asIntN(64, value) === value ? parseJson(String(value)) : undefined
}

function readYaml(text: string): JsonObject | undefined {
  let value: Json
  try {
    value = parse(text, { version: '1.1', logLevel: 'error' }) as Json
  } catch {
    return undefined
  }
  if (value === null) return {}
  return isObject(value) && fits(value, SHAPE) ? value : undefined
}

function fits(value: Json | undefined, shape: Shape): boolean {
  if (value === null) return true
  if (shape === 'boolean') return typeof value === 'boolean'
  if (shape === 'integer') return Number.isInteger(value) || isRawNumber(value)
  if (shape === 'text') return typeof value === 'string'
  if (shape === 'texts') return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
  return isObject(value) && Object.entries(value).every(([field, entry]) => fitsField(field, entry, shape))
}

function fitsField(
  field: string,
  entry: Json | undefined,
  shape: { readonly [field: string]: Shape },
): boolean {
  const expected = Object.hasOwn(shape, field) ? shape[field] : undefined
  return expected !== undefined && fits(entry, expected)
}
