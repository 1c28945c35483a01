import { RehearsalError } from '../core/rehearsal-error.ts'

/** A setting that names a server. Its value may hold a password, so the message does not. @throws LOCATION_INVALID */
export function endpointUrl(value: string, setting: string): URL {
  const address = URL.canParse(value) ? new URL(value) : undefined
  if (address?.protocol === 'http:' || address?.protocol === 'https:') return address
  throw new RehearsalError(
    'LOCATION_INVALID',
    `${setting} is not an address that begins with https:// or http://.`,
  )
}
