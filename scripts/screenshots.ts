// The pictures of report.html in docs/images, of real runs: the example as it is, with workloads and with safety rules, and a backup
// with faults. To be run by hand when
// the look changes: `node scripts/screenshots.ts`.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { writeBrokenBackup } from './screenshots/broken-backup.ts'

interface Picture {
  readonly name: string
  readonly report: keyof typeof RUNS
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  /** What to do before, and what stands at the top; the top of the page when it is not said. */
  readonly show?: (page: Page) => Promise<string>
}

/** Where the bucket of each is, and what more is asked for. */
const RUNS = {
  example: ['examples'],
  broken: ['bucket'],
  simulated: ['examples', '--restore-file', 'examples/too-many-replicas.yaml', '--workloads', 'simulated'],
  guarded: ['examples', '--safety', 'guarded'],
} as const

const PICTURES: readonly Picture[] = [
  { name: 'report-pass', report: 'example', width: 1280, height: 960, colorScheme: 'light' },
  { name: 'report-fail', report: 'broken', width: 1280, height: 960, colorScheme: 'light' },
  { name: 'report-fail-dark', report: 'broken', width: 1280, height: 960, colorScheme: 'dark' },
  {
    name: 'report-findings',
    report: 'broken',
    width: 1280,
    height: 760,
    colorScheme: 'light',
    show: async () => '#findings',
  },
  {
    name: 'report-time',
    report: 'broken',
    width: 1280,
    height: 820,
    colorScheme: 'dark',
    show: async () => '#time',
  },
  {
    name: 'report-items',
    report: 'broken',
    width: 1280,
    height: 760,
    colorScheme: 'light',
    show: async (page) => {
      await page.fill('[name=q]', 'shop part-1')
      return '#items'
    },
  },
  {
    name: 'report-workloads',
    report: 'simulated',
    width: 1280,
    height: 900,
    colorScheme: 'light',
    show: async () => '#workloads',
  },
  {
    name: 'report-safety',
    report: 'guarded',
    width: 1280,
    height: 760,
    colorScheme: 'light',
    show: async () => '#safety',
  },
  { name: 'report-phone', report: 'broken', width: 390, height: 1100, colorScheme: 'light' },
  { name: 'report-phone-dark', report: 'example', width: 390, height: 1100, colorScheme: 'dark' },
]

const MAX_BYTES = 300_000
const ROOT = join(import.meta.dirname, '..')
const IMAGES = join(ROOT, 'docs', 'images')

const folder = mkdtempSync(join(tmpdir(), 'screenshots-'))
try {
  writeBrokenBackup(join(folder, 'bucket'))
  const reports = new Map<string, string>()
  for (const [name, args] of Object.entries(RUNS)) {
    const cwd = name === 'broken' ? folder : ROOT
    reports.set(name, await rehearse(cwd, args, join(folder, name)))
  }
  const browser = await openBrowser()
  for (const picture of PICTURES) await take(browser, reports.get(picture.report) ?? '', picture)
  await browser.close()
} finally {
  rmSync(folder, { recursive: true })
}

/** The report of a run as a user starts it; a verdict that is not pass is what one of them is for. */
async function rehearse(cwd: string, args: readonly string[], reportDir: string): Promise<string> {
  const program = join(ROOT, 'src/cli/main.ts')
  const child = spawn(process.execPath, [program, 'run', ...args, '--report-dir', reportDir], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  return pathToFileURL(join(reportDir, 'report.html')).href
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { name, width, height, colorScheme, show } = picture
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  await page.goto(address)
  const top = await show?.(page)
  // As text: what runs in a page has no place among the types of Node.
  if (top !== undefined) await page.evaluate(`document.querySelector('${top}').scrollIntoView()`)
  const path = join(IMAGES, `${name}.png`)
  await page.screenshot({ path })
  await page.close()
  const bytes = statSync(path).size
  process.stdout.write(`${name}.png ${bytes} bytes\n`)
  if (bytes > MAX_BYTES) throw new Error(`${name}.png is larger than ${MAX_BYTES} bytes`)
}
