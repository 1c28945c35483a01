import { textMapAt } from '../../core/json.ts'
import { formsIn, maskerOf } from '../../core/secret-forms.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { listPages } from '../../kube/verbs.ts'

const SECRETS = { group: '', version: 'v1', resource: 'secrets' }
const WITHHELD = '(the output is withheld: the Secrets of the cluster cannot be read, so it cannot be masked)'

/** The text without any value of a Secret of the cluster, however it is written. Nothing of the text when the Secrets cannot be read. @throws TransportError */
export async function maskClusterSecrets(text: string, client: KubeClient): Promise<string> {
  const [masked = ''] = await maskAll([text], client)
  return masked
}

/**
 * The same for many texts, in their order. @param names of objects: in what a cluster says of them they stay, also when a Secret holds
 * the same word @throws TransportError
 */
export async function maskAll(
  texts: readonly string[],
  client: KubeClient,
  names: ReadonlySet<string> = new Set(),
): Promise<readonly string[]> {
  if (texts.length === 0) return []
  let masked = texts
  const isLookedFor = formsIn(texts)
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  try {
    for await (const page of listPages(client, SECRETS, '')) {
      for (const secret of page) {
        const values = Object.values(textMapAt(secret, 'data')).flatMap((value) =>
          partsFor(longest, Buffer.from(value, 'base64').toString('utf8')),
        )
        masked = masked.map(maskerOf(values, { isLookedFor, names }))
      }
    }
  } catch (error) {
    if (error instanceof KubeError) return texts.map(() => WITHHELD)
    throw error
  }
  return masked
}

/** Of a value that is too long to be in any of the texts only its lines. Decoded from a URL it has a third of its length, at least. */
function partsFor(longest: number, value: string): readonly string[] {
  const mayBeThere = (part: string): boolean => part.trim().length <= 3 * longest
  if (mayBeThere(value)) return [value]
  return value.split('\n').filter((line) => mayBeThere(line) && !line.startsWith('-----'))
}
