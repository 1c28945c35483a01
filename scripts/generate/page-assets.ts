// Style and script of report.html as constants, each with the digest that the policy of the page names. The renderer is a
// function of values, so it can neither read files nor compute digests.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { GENERATED } from './notice.ts'

const FOLDER = 'src/report/html/page'
const script = await bundleScript()

export function renderPageScript(): string {
  return constants('SCRIPT', script)
}

export function renderPageStyle(): string {
  return constants('STYLE', shrinkStyle(readFileSync(`${FOLDER}/style.css`, 'utf8')))
}

async function bundleScript(): Promise<string> {
  const bundle = await rolldown({ input: `${FOLDER}/main.ts`, platform: 'browser', tsconfig: false })
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false })
  await bundle.close()
  const code = output[0].code.trim()
  // Nothing in an element of a page may look like its end.
  if (/<\/script|<!--/i.test(code)) throw new Error('the script of the page would end its own element')
  return code
}

/** Comments and blanks go; no text of ours in a style holds two blanks or a brace. */
function shrinkStyle(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replaceAll(';}', '}')
    .trim()
}

function constants(name: string, text: string): string {
  const digest = createHash('sha256').update(text).digest('base64')
  return [
    `// ${GENERATED}`,
    `export const ${name}_HASH = 'sha256-${digest}'`,
    `export const ${name} = ${JSON.stringify(text)}`,
    '',
  ].join('\n')
}
