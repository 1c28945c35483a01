import type { LocationOptions } from '../location-access.ts'

/** How requests are signed. */
export type CredentialChoice =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'connection-string'; readonly text: string }
  /** Without the question mark. */
  | { readonly kind: 'sas'; readonly query: string }
  | { readonly kind: 'key'; readonly key: string }
  /** Of an identity: workload identity, managed identity, a service principal, the Azure CLI. */
  | { readonly kind: 'token' }

type Variables = Readonly<Record<string, string | undefined>>

/** What is most particular to this storage account comes first; without any of it an identity is asked for a token. */
export function chooseCredential(variables: Variables, config: LocationOptions['config']): CredentialChoice {
  if (config.anonymous === 'true') return { kind: 'anonymous' }
  const named = config.storageAccountKeyEnvVar
  const key =
    (named === undefined ? undefined : variables[named]) ??
    variables.AZURE_STORAGE_ACCOUNT_ACCESS_KEY ??
    variables.AZURE_STORAGE_ACCOUNT_KEY ??
    variables.AZURE_STORAGE_KEY
  const text = variables.AZURE_STORAGE_CONNECTION_STRING
  const token = variables.AZURE_STORAGE_SAS_TOKEN
  if (key) return { kind: 'key', key }
  if (token) return { kind: 'sas', query: token.replace(/^\?/, '') }
  if (text) return { kind: 'connection-string', text }
  return { kind: 'token' }
}
