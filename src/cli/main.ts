#!/usr/bin/env node
import { nodeProblem } from './node-version.ts'

const problem = nodeProblem(process.versions.node)
if (problem === undefined) {
  void import('./start.ts').then(({ start }) => start(process))
} else {
  process.stderr.write(problem)
  process.exitCode = 2
}
