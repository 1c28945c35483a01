import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the toolkit of GitHub is imported in one file', () => {
  const importers = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => /from '@actions\/|import\('@actions\//.test(readFileSync(`src/${path}`, 'utf8')))
  expect(importers).toEqual(['action/github-runner.ts'])
})
