import type { OptionRow } from '../option-row.ts'
import { COMMANDS } from './places.ts'

/** Of every command. */
export const GENERAL_OPTIONS = {
  all: {
    type: 'boolean',
    group: 'general',
    places: ['run', 'action', 'cluster down'],
    default: 'false',
    doc: 'A rehearsal of every backup that fits, one after the other, each with its own deadline and its own folder in the report folder.',
    docAt: { 'cluster down': 'Remove every cluster that this tool has left on this machine.' },
  },
  'fail-on': {
    type: 'choice',
    group: 'general',
    places: ['lint'],
    choices: ['fail', 'warn'],
    default: 'fail',
    doc: 'Smallest weight of a finding that makes the exit code 1. The weights are in docs/verdict.md.',
  },
  json: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the result as JSON on standard output; everything else goes to standard error.',
  },
  quiet: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the outcome only.',
  },
  'no-color': {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'No colours. The variable NO_COLOR does the same.',
  },
  help: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    short: 'h',
    default: 'false',
    doc: 'Print the help of the command.',
  },
  version: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the version of restore-rehearsal.',
  },
} as const satisfies Record<string, OptionRow>
