import { readFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'

/** Velero's credentials file for Azure: `AZURE_CLIENT_ID=…`, a line each. @throws LOCATION_INVALID */
export async function readEnvFile(file: string): Promise<Readonly<Record<string, string | undefined>>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new RehearsalError(
      'LOCATION_INVALID',
      `the file of credentials cannot be read: ${messageOf(error)}`,
    )
  })
  return parseEnv(text)
}
