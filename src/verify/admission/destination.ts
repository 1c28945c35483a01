// Where a call of the API server goes, as a text that may be shown, and as the Service behind it.
import { at, isRawNumber, type Json, textAt } from '../../core/json.ts'

export interface Destination {
  /** `policy-system/policy:443/validate`, `https://policy.example.com/validate`. */
  readonly text: string
  /** Undefined: an address outside. */
  readonly service: ServiceName | undefined
}

export interface ServiceName {
  readonly namespace: string
  readonly name: string
}

/** @param config with `url` or `service`: a clientConfig, the spec of an APIService */
export function destinationOf(config: Json): Destination {
  const name = textAt(config, 'service', 'name')
  if (name === undefined) return { text: urlText(textAt(config, 'url') ?? ''), service: undefined }
  const namespace = textAt(config, 'service', 'namespace') ?? ''
  const path = (textAt(config, 'service', 'path') ?? '').replace(/[?#].*$/s, '')
  const slash = path === '' || path.startsWith('/') ? '' : '/'
  const text = `${namespace}/${name}:${portOf(at(config, 'service', 'port'))}${slash}${path}`
  return { text, service: { namespace, name } }
}

function portOf(port: Json | undefined): string {
  if (typeof port === 'number') return String(port)
  return isRawNumber(port) ? port.rawJSON : '443'
}

/** A query or a user in an address may be a credential. */
function urlText(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    return 'an address that is no URL'
  }
}
