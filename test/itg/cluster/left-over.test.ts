// The check at the end of the test suite finds what a suite has left, and nothing else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { leftOver } from '../../../scripts/left-over.ts'
import { folderName, writeRecord } from '../../../src/cluster/cluster-record.ts'
import { identifySelf } from '../../../src/cluster/processes/process-identity.ts'
import { temporaryFolder } from './fixture-cluster.ts'

test('a process that inherited the temporary folder, until it has ended', async () => {
  const folder = temporaryFolder()
  const place = { temporaryFolder: folder, stateDirectory: join(folder, 'state') }
  const bystander = spawn('sleep', ['60'])
  const left = spawn('sleep', ['60'], { env: { ...process.env, TMPDIR: folder } })
  onTestFinished(() => {
    bystander.kill('SIGKILL')
    left.kill('SIGKILL')
  })
  await vi.waitFor(() => expect(leftOver(place)).toEqual([`process ${left.pid}: sleep 60`]))
  const exit = once(left, 'exit')
  left.kill('SIGKILL')
  await exit
  expect(leftOver(place)).toEqual([])
})

test('a cluster that is still written down', () => {
  const folder = temporaryFolder()
  const stateDirectory = join(folder, 'state')
  writeRecord(stateDirectory, {
    format: 1,
    id: 'abcd',
    createdAt: '2026-11-27T00:00:00Z',
    owner: identifySelf(),
    children: [],
    folder: join(folder, folderName('abcd')),
    kubeconfigPath: join(folder, 'kubeconfig'),
    keep: false,
    version: '1.36.3',
  })
  expect(leftOver({ temporaryFolder: folder, stateDirectory })).toEqual([
    `cluster abcd in ${join(folder, folderName('abcd'))}`,
  ])
})
