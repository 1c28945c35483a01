/** What benchmark V needs of others; none of it comes with the project. */
export interface VeleroTools {
  /** The `velero` program, which is client and server. */
  readonly program: string
  /** Folder that holds `velero-plugin-for-aws`. */
  readonly pluginFolder: string
  /** `versitygw`, which serves the folder of a backup as S3. */
  readonly s3Server: string
}

const NEEDED = {
  program: 'VELERO_BIN',
  pluginFolder: 'VELERO_PLUGIN_DIR',
  s3Server: 'VELERO_S3_SERVER',
} as const satisfies Record<keyof VeleroTools, string>

/** The tools, or one sentence that says which are missing. */
export function veleroTools(environment: Readonly<Record<string, string | undefined>>): VeleroTools | string {
  const found = Object.entries(NEEDED).map(([key, name]) => [key, environment[name] ?? ''] as const)
  const missing = Object.values(NEEDED).filter((name) => !environment[name])
  if (missing.length > 0) return `V needs ${missing.join(', ')}, see bench/README.md`
  return Object.fromEntries(found) as unknown as VeleroTools
}
