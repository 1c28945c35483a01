import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { storeContract } from './contract.ts'
import type { TestedStore } from './tested-store.ts'

async function openFolder(): Promise<TestedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-folder-'))
  return {
    async put(key, content) {
      mkdirSync(dirname(join(folder, key)), { recursive: true })
      writeFileSync(join(folder, key), content)
    },
    address: (prefix) => join(folder, prefix),
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true })
    },
  }
}

storeContract('folders and files', openFolder, { lists: true, network: false })
