import { OptionProblems, RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import type { OptionTest } from '../rehearsal-file/option-text.ts'
import type { RehearsalFile } from '../rehearsal-file/read-rehearsal-file.ts'
import { type OptionName, type OptionValues, rowOf } from './options.ts'
import { parseValue } from './parse-value.ts'

export interface RehearsalFileReaders {
  /** Rejects with the system's error. */
  readText(path: string): Promise<string>
  /** All problems instead of a file. @param name for messages */
  readRehearsalFile(
    text: string,
    name: string,
    problemOf: OptionTest,
  ): Promise<RehearsalFile | readonly RehearsalError[]>
}

/** The file that the option names; undefined when it names none. @throws OPTION_INVALID, OptionProblems of REHEARSAL_FILE_* */
export async function readRehearsalFileOption(
  path: string | undefined,
  labelOf: (name: OptionName) => string,
  readers: RehearsalFileReaders,
): Promise<RehearsalFile | undefined> {
  if (path === undefined) return undefined
  let text: string
  try {
    text = await readers.readText(path)
  } catch (error) {
    const why = systemCodeOf(error) ?? 'it cannot be read'
    throw new RehearsalError('OPTION_INVALID', `${labelOf('rehearsal-file')}: ${path}: ${why}`, {
      cause: error,
    })
  }
  const file = await readers.readRehearsalFile(text, path, (name, value) => {
    const reading = parseValue(rowOf(name), [value])
    return 'problem' in reading ? reading.problem : undefined
  })
  if (Array.isArray(file)) throw new OptionProblems(file)
  return file as RehearsalFile
}

/** One version or several, each by its own option; either option of the user wins over both. */
function versionTexts(
  values: OptionValues,
  versions: readonly string[],
): readonly (readonly [OptionName, string | undefined])[] {
  const isChosen = values['kubernetes-version'] !== undefined || values['kubernetes-versions'] !== undefined
  if (isChosen || versions.length === 0) return []
  return [[versions.length > 1 ? 'kubernetes-versions' : 'kubernetes-version', versions.join(',')]]
}

/** Options that nobody gave, as the file has them. */
export function withFileOptions(values: OptionValues, file: RehearsalFile | undefined): OptionValues {
  if (file === undefined) return values
  const { baseline } = file
  const texts: readonly (readonly [OptionName, string | undefined])[] = [
    ['backup', file.select],
    ['max-age', file.maxAge],
    ['restore-hooks', file.restoreHooks === undefined ? undefined : String(file.restoreHooks)],
    ...versionTexts(values, file.kubernetesVersions),
    ['secrets', file.secrets],
    ['safety', file.safety],
    ['cluster', file.provider],
    ['workloads', file.workloads],
    ['baseline', baseline.report],
    ['baseline-tolerance', baseline.tolerance],
    ['slower-than', baseline.slowerThan],
    ['fail-on-new-only', baseline.failOnNewOnly === undefined ? undefined : String(baseline.failOnNewOnly)],
  ]
  const missing = texts.flatMap(([name, text]) => {
    if (text === undefined || values[name] !== undefined) return []
    const reading = parseValue(rowOf(name), [text])
    // The reader of the file has asked the same parser already.
    return 'value' in reading ? [[name, reading.value] as const] : []
  })
  return { ...values, ...Object.fromEntries(missing) } as OptionValues
}
