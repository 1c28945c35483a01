import * as core from '@actions/core'
import type { Runner } from './runner.ts'

/** The runner of GitHub. The only place that knows its toolkit. */
export const githubRunner: Runner = {
  environment: process.env,
  input: (name) => core.getInput(name),
  output: core.setOutput,
  print: (text) => void process.stdout.write(text),
  error: (message, title) => core.error(message, { title }),
  warning: (message, title) => core.warning(message, { title }),
  mask: core.setSecret,
  saveState: core.saveState,
  state: core.getState,
  writeSummary: async (markdown) => void (await core.summary.addRaw(markdown).write()),
}
