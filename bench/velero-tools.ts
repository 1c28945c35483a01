import { type PreparedVelero, preparedVelero } from '../scripts/prepare-velero.ts'

/** What benchmark V needs of others; none of it comes with the project. */
export type VeleroTools = PreparedVelero

const NAMES = {
  program: 'VELERO_BIN',
  pluginFolder: 'VELERO_PLUGIN_DIR',
  s3Server: 'VELERO_S3_SERVER',
} as const satisfies Record<keyof VeleroTools, string>

/** The tools that variables name, else those that were built here; or one sentence that says what is missing. */
export function veleroTools(
  environment: Readonly<Record<string, string | undefined>>,
  prepared: Partial<VeleroTools> = preparedVelero() ?? {},
): VeleroTools | string {
  const path = (key: keyof VeleroTools): string => environment[NAMES[key]] || (prepared[key] ?? '')
  const tools = { program: path('program'), pluginFolder: path('pluginFolder'), s3Server: path('s3Server') }
  const missing = Object.entries(NAMES).filter(([key]) => tools[key as keyof VeleroTools] === '')
  if (missing.length === 0) return tools
  const names = missing.map(([, name]) => name)
  return `V needs ${names.join(', ')}, or npm run bench:velero, which builds what is needed; see bench/README.md`
}
