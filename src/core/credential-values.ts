// Which values open a location. What is found here is masked: in our messages, and in the log of a workflow.

/** Variables that hold a secret when they are set. A table, not a pattern: masking `API_KEY=main` would blacken a whole log. */
const SECRET_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_PASSWORD',
  'AZURE_STORAGE_ACCOUNT_ACCESS_KEY',
  'AZURE_STORAGE_ACCOUNT_KEY',
  'AZURE_STORAGE_KEY',
  'AZURE_STORAGE_SAS_TOKEN',
  'AZURE_STORAGE_CONNECTION_STRING',
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
] as const

/** Variables that name a file with a secret in it. */
const FILE_VARIABLES = [
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AZURE_FEDERATED_TOKEN_FILE',
  'GOOGLE_APPLICATION_CREDENTIALS',
] as const

/** Addresses with a user and a password in them. */
const ADDRESS_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'] as const

const SECRET_NAME = /key|secret|token|password|signature|connection_string|assertion/i
/** No secret, although its name looks like one. */
const PUBLIC_NAME = /_(uri|url|file|path|type)$|^token_/i
/** Dates and versions in signed addresses are shorter, and no secrets. */
const MIN_PARAMETER = 8

export interface CredentialSources {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Of the location, as the user wrote it. */
  readonly address: string
  /** Files with credentials or keys; undefined ones are not there. */
  readonly files: readonly (string | undefined)[]
  /** A variable that the user named as the one with the key. */
  readonly keyVariable?: string | undefined
}

/** All values, as they are written. Files that cannot be read have none: whoever needs them says so. */
export async function credentialValues(
  { environment, address, files, keyVariable }: CredentialSources,
  readBytes: (path: string) => Promise<Buffer>,
): Promise<readonly string[]> {
  const variables = keyVariable === undefined ? SECRET_VARIABLES : [...SECRET_VARIABLES, keyVariable]
  const direct = variables.map((name) => environment[name] ?? '')
  const addresses = [address, ...ADDRESS_VARIABLES.map((name) => environment[name] ?? '')]
  const paths = [...files, ...FILE_VARIABLES.map((name) => environment[name])].filter((path) => Boolean(path))
  const contents = await Promise.all(paths.map((path) => readBytes(path ?? '').catch(() => Buffer.alloc(0))))
  const values = [
    ...direct.flatMap((value) => [value, ...partsOf(value)]),
    ...addresses.flatMap(addressSecrets),
    ...contents.flatMap(valuesOfFile),
  ]
  return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '')
}

const MAX_FILE_BYTES = 2 ** 20
/** SSE-C with AES-256. */
const RAW_KEY_BYTES = 32

function valuesOfFile(content: Buffer): readonly string[] {
  if (content.length > MAX_FILE_BYTES) return []
  const text = content.toString('utf8')
  const raw = content.length === RAW_KEY_BYTES ? [content.toString('base64'), content.toString('hex')] : []
  return [...raw, ...valuesIn(text)]
}

/** JSON of Google, `name=value` of AWS and Azure, a token or a header on its own. */
export function valuesIn(text: string): readonly string[] {
  const pairs = [...jsonPairs(text), ...linePairs(text)]
  if (pairs.length > 0) {
    return pairs
      .filter(([name]) => SECRET_NAME.test(name) && !PUBLIC_NAME.test(name))
      .flatMap(([, value]) => [value, ...partsOf(value)])
  }
  const [, scheme, rest] = /^\s*(Basic|Bearer|[A-Za-z-]+)\s+(\S+)\s*$/.exec(text) ?? []
  const password = scheme === 'Basic' ? Buffer.from(rest ?? '', 'base64').toString('utf8') : ''
  return [text, ...(rest === undefined ? [] : [rest]), password.slice(password.indexOf(':') + 1)]
}

function jsonPairs(text: string): readonly (readonly [string, string])[] {
  if (!text.trimStart().startsWith('{')) return []
  const pairs: (readonly [string, string])[] = []
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (typeof value === 'string') pairs.push([name, value])
      return value
    })
  } catch {
    return [['key', text]]
  }
  return pairs
}

function linePairs(text: string): readonly (readonly [string, string])[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, unquoted(value.trim())] as const]
  })
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value
}

/** Of a connection string and of a shared access signature: the key and the signature in it. */
function partsOf(value: string): readonly string[] {
  const found = value.matchAll(/(?:^|[;?&])(?:AccountKey|sig|SharedAccessSignature)=([^;&]+)/gi)
  return [...found].map(([, part = '']) => part)
}

/** User, password and query of an address. */
function addressSecrets(address: string): readonly string[] {
  if (!URL.canParse(address)) return []
  const { password, searchParams, search } = new URL(address)
  const parameters = [...searchParams.values()].filter((value) => value.length >= MIN_PARAMETER)
  return [password, ...parameters, search.slice(1)]
}
