import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { readReport } from '../../report/attestation/read-report.ts'
import { statementJson, statementOf } from '../../report/attestation/statement.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Command } from '../command.ts'

/** The statement goes to standard output, so that it can be piped into whatever signs it. */
export const attest: Command = async ({ words, values }, { io }) => {
  const path = words[0] ?? ''
  const text = await readFileOf(path, io.readText)
  const statement = statementOf(readReport(text), createHash('sha256').update(text).digest('hex'))
  const file = values['predicate-file']
  if (file !== undefined) await write(file, statementJson(statement.predicate))
  io.stdout.write(statementJson(statement))
  const [{ name, digest }] = statement.subject
  if (!values.quiet) {
    const { verdict, total } = statement.predicate
    io.stderr.write(
      `attests   ${verdict} of ${total} items · ${plainText(name, 300)} · sha256:${digest.sha256}\n`,
    )
  }
  return 0
}

async function readFileOf(path: string, read: (path: string) => Promise<string>): Promise<string> {
  try {
    return await read(path)
  } catch (error) {
    throw new RehearsalError('REPORT_INVALID', `${path} cannot be read: ${messageOf(error)}`)
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    throw new RehearsalError('REPORT_NOT_WRITTEN', `${path} cannot be written: ${messageOf(error)}`)
  }
}
