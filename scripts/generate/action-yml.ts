import { stringify } from 'yaml'
import { OUTPUTS } from '../../src/action/outputs.ts'
import { optionsOf, rowOf } from '../../src/config/options.ts'
import { GENERATED } from './notice.ts'

/** action.yml: the contract with GitHub, from the tables of options and outputs. */
export function renderActionYml(): string {
  const inputs = optionsOf('action').map((name) => {
    const row = rowOf(name)
    const choices = row.type === 'choice' ? ` One of: ${row.choices?.join(', ')}.` : ''
    return [
      name,
      {
        description: inputDoc(row.doc) + choices,
        required: false,
        ...(row.default && { default: row.default }),
      },
    ] as const
  })
  const outputs = Object.entries(OUTPUTS).map(([name, { doc }]) => [name, { description: doc }] as const)
  const action = {
    name: 'Restore rehearsal',
    description:
      'Restores a Velero backup into a throw-away Kubernetes cluster, accounts for every item and judges the result.',
    branding: { icon: 'rotate-ccw', color: 'blue' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    runs: { using: 'node24', main: 'dist/main.cjs', post: 'dist/post.cjs', 'post-if': 'always()' },
  }
  return `# ${GENERATED}\n${stringify(action, { lineWidth: 0 })}`
}

/** An input has no dashes in front. */
function inputDoc(doc: string): string {
  return doc.replace(/--([a-z])/g, '$1')
}
