import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'rolldown'

const FOLDER = '/node_modules/'
const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i

/** Writes THIRD_PARTY_LICENSES.txt: every package of which a line is in the bundles, with the texts that it ships. */
export function thirdPartyLicenses(): Plugin {
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? Object.entries(file.modules) : [],
      )
      const used = modules
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => packageFolder(id))
      const folders = [...new Set(used.filter((folder) => folder !== undefined))]
      const texts = folders.map(licenseText).toSorted()
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD_PARTY_LICENSES.txt',
        source: texts.join(`\n${'-'.repeat(80)}\n\n`),
      })
    },
  }
}

/** `…/node_modules/@actions/core`, of the innermost package; undefined for our own code. */
function packageFolder(id: string): string | undefined {
  const start = id.lastIndexOf(FOLDER)
  if (start < 0) return undefined
  const rest = id.slice(start + FOLDER.length).split('/')
  return id.slice(0, start + FOLDER.length) + rest.slice(0, rest[0]?.startsWith('@') ? 2 : 1).join('/')
}

function licenseText(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => LICENSE_FILE.test(file))
        .toSorted()
    : []
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return [`${name} ${version} (${license})`, ...texts].join('\n\n').concat('\n')
}
