// The browser for the tests of report.html and for its screenshots: the one of the machine.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

export const CHROMIUM_NAMES = ['chromium', 'google-chrome', 'chromium-browser'] as const

/** Root has no sandbox; the browser itself is to ask nothing of the network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Of the first of the names that is on the path. */
export function programPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/** The caller closes it. @throws when there is no Chromium */
export async function openBrowser(): Promise<Browser> {
  const executablePath = programPath(CHROMIUM_NAMES)
  if (executablePath === undefined)
    throw new Error('Chromium is missing: node scripts/test-tools.ts installs it')
  return await chromium.launch({ executablePath, headless: true, args: ARGUMENTS })
}
