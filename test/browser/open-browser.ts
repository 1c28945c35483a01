// Chromium of the machine: the one of the variable, of Debian, or of Google.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Root has no sandbox; nothing that runs beside a page may use the network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws when there is no Chromium; scripts/test-tools.ts installs it */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.REHEARSE_CHROMIUM ?? PLACES.find((place) => existsSync(place))
  if (executablePath === undefined)
    throw new Error('Chromium is missing: node scripts/test-tools.ts installs it')
  return await chromium.launch({ executablePath, headless: true, args: ARGUMENTS })
}
