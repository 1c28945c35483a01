import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { listFolder } from '../config/list-folder.ts'

/** A stream of text as a value, so that a test can hand in a buffer. */
export interface TextStream {
  readonly isTTY: boolean
  /** Width of the terminal, if it is one. */
  readonly columns: number | undefined
  write(text: string): void
}

/** Everything a command touches outside of itself. */
export interface Io {
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly environment: Readonly<Record<string, string | undefined>>
  /** `-` is standard input. Rejects with the system's error. */
  readText(path: string): Promise<string>
  /** Names of the files in a folder, sorted; undefined for what is no folder. Rejects with the system's error. */
  listFolder(path: string): Promise<readonly string[] | undefined>
}

/** The real thing. A reader that went away (`rehearse … | head`) is no reason to fail. */
export function processIo(): Io {
  return {
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    environment: process.env,
    readText: (path) => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')),
    listFolder,
  }
}

function streamOf(stream: NodeJS.WriteStream): TextStream {
  stream.on('error', () => undefined)
  return {
    get isTTY() {
      return stream.isTTY === true
    },
    get columns() {
      return stream.columns
    },
    write: (chunk) => void stream.write(chunk),
  }
}
