/** Variables that hold a secret when they are set. A table, not a pattern: masking `API_KEY=main` would blacken a whole log. */
const SECRET_VARIABLES = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AZURE_CLIENT_SECRET',
  'AZURE_STORAGE_KEY',
  'AZURE_STORAGE_SAS_TOKEN',
  'AZURE_STORAGE_CONNECTION_STRING',
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
] as const

/** What must never show in a log: known variables, and the password or signature in an address. */
export function secretsOf(
  environment: Readonly<Record<string, string | undefined>>,
  location: string,
): readonly string[] {
  const fromVariables = SECRET_VARIABLES.map((name) => environment[name]?.trim() ?? '')
  return [...new Set([...fromVariables, ...addressSecrets(location)])].filter((secret) => secret !== '')
}

function addressSecrets(location: string): readonly string[] {
  const address = URL.canParse(location) ? new URL(location) : undefined
  if (address === undefined) return []
  // As it is written and as it is meant: either may show up in a message.
  // A short value, such as a date, is no secret, and masking it would blacken the log.
  const parameters = [...address.searchParams.values()].filter((value) => value.length >= 8)
  return [address.password, decoded(address.password), ...parameters, address.search.slice(1)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
