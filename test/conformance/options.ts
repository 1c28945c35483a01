import type { OptionName, OptionValues } from '../../src/config/options.ts'
import { readValues } from '../../src/config/read-values.ts'

/** Server flags that a recording used only to be quick; the engine has no such wait. */
const WITHOUT_COUNTERPART = ['--fs-backup-timeout']

/** Options of `rehearse restore`; flags of Velero's server are options of the same name. */
export function readOptions(settings: {
  readonly concurrency: number
  readonly reportDir: string
  readonly serverFlags: string
}): OptionValues {
  const flags = settings.serverFlags
    .split(' ')
    .map((flag) => flag.split(/=(.*)/s))
    .filter(([name = '']) => name !== '' && !WITHOUT_COUNTERPART.includes(name))
    .map(([name = '', value = '']) => [name.slice(2), value] as const)
  const given = [
    ['location', 'unused'] as const,
    ['concurrency', String(settings.concurrency)] as const,
    ['restore-hooks', 'true'] as const,
    // What was recorded is what Velero does.
    ['safety', 'faithful'] as const,
    ['report-dir', settings.reportDir] as const,
    ...flags,
  ].map(([name, value]) => ({ name: name as OptionName, label: `--${name}`, texts: [value] }))
  const { values, problems } = readValues('restore', given, (name) => `--${name}`)
  const real = problems.filter(({ code }) => code !== 'OPTION_MISSING')
  if (real.length > 0) throw new AggregateError(real, real.map(({ message }) => message).join('\n'))
  return values
}
