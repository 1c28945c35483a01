// A step of a workflow as a runner carries it out: its inputs, the files that it writes, and its post step.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Started, Workplace } from './black-box.ts'

const MAIN = join(import.meta.dirname, '../../dist/main.cjs')
const POST = join(import.meta.dirname, '../../dist/post.cjs')

type Texts = Readonly<Record<string, string>>

export class Step {
  readonly place: Workplace

  constructor(place: Workplace) {
    this.place = place
    for (const name of ['output', 'summary', 'runner-state', 'env', 'path'])
      writeFileSync(place.path(name), '')
  }

  main(inputs: Texts, environment: Texts = {}): Started {
    return this.place.start(MAIN, [], { ...this.#runner(inputs), ...environment })
  }

  /** It gets what the main step saved. */
  post(environment: Texts = {}): Started {
    const state = Object.entries(this.pairs('runner-state')).map(([name, value]) => [`STATE_${name}`, value])
    return this.place.start(POST, [], { ...this.#runner({}), ...Object.fromEntries(state), ...environment })
  }

  outputs(): Texts {
    return this.pairs('output')
  }

  summary(): string {
    return this.place.read('summary')
  }

  /** A file in the format `name<<delimiter`, value, delimiter. */
  pairs(file: string): Texts {
    const text = readFileSync(this.place.path(file), 'utf8')
    return Object.fromEntries(
      [...text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [
        name,
        value,
      ]),
    )
  }

  /** What a runner sets for `with:`, and the files that it reads afterwards. */
  #runner(inputs: Texts): Record<string, string> {
    const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    const { place } = this
    return {
      ...Object.fromEntries(given),
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: place.path('output'),
      GITHUB_STEP_SUMMARY: place.path('summary'),
      GITHUB_STATE: place.path('runner-state'),
      GITHUB_ENV: place.path('env'),
      GITHUB_PATH: place.path('path'),
      RUNNER_TEMP: place.folder,
    }
  }
}
