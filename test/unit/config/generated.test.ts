import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { GENERATED_FILES } from '../../../scripts/generate.ts'
import { OUTPUTS } from '../../../src/action/outputs.ts'
import { OPTION_NAMES, optionsOf } from '../../../src/config/options.ts'
import { CODES } from '../../../src/core/rehearsal-error.ts'

describe('generated files', () => {
  test.each(Object.keys(GENERATED_FILES))(
    '%s is what its table says (node scripts/generate.ts writes it)',
    (path) => {
      expect(readFileSync(path, 'utf8')).toBe(GENERATED_FILES[path]?.())
    },
  )

  test('action.yml names every input and output, and the bundles', () => {
    const action = parse(readFileSync('action.yml', 'utf8'))
    expect(Object.keys(action.inputs)).toEqual([...optionsOf('action')])
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS))
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main.cjs',
      post: 'dist/post.cjs',
      'post-if': 'always()',
    })
    for (const input of Object.values<{ description: string }>(action.inputs))
      expect(input.description).not.toMatch(/--\w/)
  })

  test('every variable of ours is documented', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    )
    const used = sources.flatMap(
      (path) => readFileSync(`src/${path}`, 'utf8').match(/\bREHEARSE_[A-Z_]+\b/g) ?? [],
    )
    const options = readFileSync('docs/options.md', 'utf8')
    expect([...new Set(used)].filter((name) => !options.includes(`\`${name}\``))).toEqual([])
  })

  test('the page of options has every option, the page of errors every code', () => {
    const options = readFileSync('docs/options.md', 'utf8')
    for (const name of OPTION_NAMES) expect(options).toContain(`\n### ${name}\n`)
    const errors = readFileSync('docs/errors.md', 'utf8')
    for (const code of Object.keys(CODES)) expect(errors).toContain(`| \`${code}\` |`)
  })
})
