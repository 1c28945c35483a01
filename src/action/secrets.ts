import { credentialValues } from '../core/credential-values.ts'
import { formsOf } from '../core/secret-forms.ts'
import type { Runner } from './runner.ts'

/** What must never show in the log: known variables, files of credentials, what the address holds, in all their written forms. */
export async function secretsOf(
  { environment, input }: Pick<Runner, 'environment' | 'input'>,
  readBytes: (path: string) => Promise<Buffer>,
): Promise<readonly string[]> {
  const settings = input('location-config')
  const values = await credentialValues(
    {
      environment,
      address: input('location'),
      files: [input('location-credentials-file'), settingOf(settings, 'customerKeyEncryptionFile')],
      keyVariable: settingOf(settings, 'storageAccountKeyEnvVar'),
    },
    readBytes,
  )
  return [...new Set(values.flatMap((value) => [value, ...formsOf(value)]))]
}

/** Before the inputs are checked: even the message about a wrong one must not show a secret. */
function settingOf(settings: string, name: string): string | undefined {
  return new RegExp(`(?:^|[,\\n])\\s*${name}\\s*=\\s*([^,\\n]+)`).exec(settings)?.[1]?.trim()
}
