// The Action under a real runner: act in host mode, which runs the steps of a workflow without containers.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Workplace } from './black-box.ts'
import { fillCacheFolder } from './programs.ts'

const ROOT = join(import.meta.dirname, '../..')
const ACT = process.env.REHEARSE_ACT ?? join(homedir(), '.cache/restore-rehearsal/ci-tools/act')

const WORKFLOW = `on: push
jobs:
  rehearse:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: rehearsal
        uses: ./
        with:
          location: examples
      - if: \${{ steps.rehearsal.outputs.verdict == 'pass' }}
        run: echo "restored \${{ steps.rehearsal.outputs.restored }} of \${{ steps.rehearsal.outputs.total }}"
`

test.skipIf(!existsSync(ACT))('a later step of a workflow uses the outputs', async () => {
  const place = new Workplace()
  try {
    const repository = place.path('repository')
    mkdirSync(join(repository, '.github/workflows'), { recursive: true })
    for (const name of ['action.yml', 'dist', 'examples', 'go']) {
      cpSync(join(ROOT, name), join(repository, name), { recursive: true })
    }
    writeFileSync(join(repository, '.github/workflows/rehearse.yml'), WORKFLOW)
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
        cwd: repository,
      })
    }
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'test')
    const cacheHome = place.path('cache')
    const version = await fillCacheFolder(place, cacheHome)
    const { status, stdout, stderr } = spawnSync(ACT, ['push', '-P', 'ubuntu-latest=-self-hosted'], {
      cwd: repository,
      encoding: 'utf8',
      timeout: 110_000,
      env: {
        ...process.env,
        PATH: `${join(process.execPath, '..')}:${process.env.PATH}`,
        REHEARSE_STATE_DIR: place.stateDirectory,
        XDG_CACHE_HOME: cacheHome,
        REHEARSE_CACHE_DIR: '',
        AGENT_TOOLSDIRECTORY: '',
      },
    })
    expect(stdout + stderr).toMatch(/restored \d\d of 65/)
    expect(status).toBe(0)
    expect(place.clusters()).toEqual([])
    // act keeps its tool cache beside its own things.
    const tools = join(cacheHome, 'act/tool_cache')
    expect(readdirSync(join(tools, 'rehearse-control-plane', version))).toContain(`${process.arch}.complete`)
  } finally {
    await place.remove()
  }
})
