import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const TAIL_BYTES = 16 * 1024
const MAX_LINES = 8
const MAX_LINE_LENGTH = 240

/** The last lines of a server's log, safe to print; '' when there is none. */
export function logTail(path: string, title: string): string {
  return printableTail(readTail(path), title)
}

/**
 * Bounded, without control characters, and each line begins with the server's name: what a server logs can come
 * from an object of the backup, and a line that begins with `::` is a command to the runner.
 */
export function printableTail(text: string, title: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .slice(-MAX_LINES)
    .map((line) => `${title}: ${line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line}`)
    .join('\n')
}

function readTail(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const start = Math.max(0, fstatSync(file).size - TAIL_BYTES)
      const buffer = Buffer.alloc(TAIL_BYTES)
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, TAIL_BYTES, start))
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}
