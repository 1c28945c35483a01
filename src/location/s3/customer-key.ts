import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'

/** SSE-C with AES-256. */
const KEY_BYTES = 32

export interface CustomerKey {
  readonly SSECustomerAlgorithm: string
  readonly SSECustomerKey: string
  readonly SSECustomerKeyMD5: string
}

/** The key of `customerKeyEncryptionFile`, as each request carries it; nothing without a file. @throws LOCATION_INVALID */
export async function customerKey(file: string | undefined): Promise<CustomerKey | undefined> {
  if (file === undefined) return undefined
  const key = await readFile(file).catch((error: unknown) => {
    throw new RehearsalError(
      'LOCATION_INVALID',
      `customerKeyEncryptionFile cannot be read: ${messageOf(error)}`,
    )
  })
  if (key.length !== KEY_BYTES) {
    throw new RehearsalError(
      'LOCATION_INVALID',
      `customerKeyEncryptionFile must hold ${KEY_BYTES} bytes; it holds ${key.length}.`,
    )
  }
  return {
    SSECustomerAlgorithm: 'AES256',
    SSECustomerKey: key.toString('base64'),
    SSECustomerKeyMD5: createHash('md5').update(key).digest('base64'),
  }
}
