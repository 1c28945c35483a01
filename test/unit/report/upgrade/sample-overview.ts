import { upgradeOverview, type VersionRun } from '../../../../src/report/upgrade/upgrade.ts'
import { EXIT_CODES } from '../../../../src/report/verdict.ts'
import { deployment, flowSchema, NOT_SERVED, versionReport } from './version-reports.ts'

export function run(...of: Parameters<typeof versionReport>): VersionRun {
  const one = versionReport(...of)
  return { ...one, exitCode: EXIT_CODES[one.report.verdict], path: `out/${one.name}/report.json` }
}

const REFUSED = {
  outcome: 'failed',
  reason: 'refused',
  detail: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
} as const

/** Something breaks, something is mended, something never works. */
export const OVERVIEW = upgradeOverview([
  run('1.31', [flowSchema('a'), flowSchema('b'), deployment('web', REFUSED), deployment('api', REFUSED)]),
  run('1.35', [
    flowSchema('a', NOT_SERVED),
    flowSchema('b', NOT_SERVED),
    deployment('web'),
    deployment('api', REFUSED),
  ]),
  run('1.36', [
    flowSchema('a', NOT_SERVED),
    flowSchema('b', NOT_SERVED),
    deployment('web'),
    deployment('api', REFUSED),
  ]),
])
