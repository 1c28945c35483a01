// junit.xml, as Jenkins and Surefire read it: a suite for each namespace, a case for each item, and suites for the run, its
// checks and its findings.
import { formatNumber } from '../format.ts'
import type { Report } from '../model.ts'
import { type Case, itemCase, runCases } from './junit/cases.ts'
import { xmlAttributes, xmlText } from './junit/xml.ts'

export const JUNIT_ITEMS = ['auto', 'all', 'problems'] as const
export type JunitItems = (typeof JUNIT_ITEMS)[number]

/** `auto` leaves items that passed or were skipped out of larger reports: readers of JUnit files choke on them. */
const MAX_ITEMS_OF_AUTO = 5_000
/** Of 600 bytes or so each; what does not fit is counted in a case of its own. */
const MAX_CASES = 20_000

/** @param run of several: goes in front of the names of suites */
export function renderJunit(report: Report, items: JunitItems = 'auto', run = ''): string {
  const prefix = run === '' ? '' : `${run} `
  const cases = casesOf(report, items).map((one) => ({ ...one, suite: `${prefix}${one.suite}` }))
  const suites = [...Map.groupBy(cases, ({ suite }) => suite)]
  const head = { name: 'restore-rehearsal', ...sums(cases), time: seconds(report.timings.total) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes(head)}>`,
    ...suites.map(([name, own]) => suiteXml(name, own, report)),
    '</testsuites>',
    '',
  ].join('\n')
}

function casesOf(report: Report, items: JunitItems): readonly Case[] {
  const onlyProblems = items === 'problems' || (items === 'auto' && report.total > MAX_ITEMS_OF_AUTO)
  const ofItems = report.items
    .map((item) => itemCase(report, item))
    .filter((one) => !onlyProblems || isProblem(one))
  const cases = [...runCases(report), ...ofItems]
  if (items === 'all' || cases.length <= MAX_CASES) return cases
  return [...cases.slice(0, MAX_CASES), restCase(cases.slice(MAX_CASES))]
}

function restCase(rest: readonly Case[]): Case {
  return {
    suite: 'rehearsal',
    name: 'cases that are left out',
    result: rest.some(isProblem) ? 'failure' : 'skipped',
    type: 'too-many',
    message: `${formatNumber(rest.length)} more are in report.json`,
  }
}

function isProblem({ result }: Case): boolean {
  return result === 'failure' || result === 'error'
}

function suiteXml(name: string, cases: readonly Case[], { startedAt }: Report): string {
  const ms = cases.reduce((sum, one) => sum + (one.ms ?? 0), 0)
  // Without a zone: that is how the format has it. It is UTC.
  const timestamp = startedAt.slice(0, 19)
  const head = xmlAttributes({ name, ...sums(cases), time: seconds(ms), timestamp })
  return [`  <testsuite${head}>`, ...cases.map(caseXml), '  </testsuite>'].join('\n')
}

function caseXml({ suite, name, result, type, message, ms = 0 }: Case): string {
  // Nobody measures single items. The format wants a number, so it is 0.
  const head = `    <testcase${xmlAttributes({ name, classname: suite, time: seconds(ms) })}`
  if (result === 'passed')
    return message === '' ? `${head}/>` : `${head}><system-out>${xmlText(message)}</system-out></testcase>`
  const attributes = result === 'skipped' ? { message } : { message, type }
  return `${head}><${result}${xmlAttributes(attributes)}/></testcase>`
}

function sums(cases: readonly Case[]): Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>> {
  const count = (result: Case['result']) => cases.filter((one) => one.result === result).length
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
