import { textMapAt } from '../../core/json.ts'
import { maskerOf } from '../../core/secret-forms.ts'
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

/** The same for many texts, in their order. @throws TransportError */
export async function maskAll(texts: readonly string[], client: KubeClient): Promise<readonly string[]> {
  if (texts.length === 0) return []
  let masked = texts
  try {
    for await (const page of listPages(client, SECRETS, '')) {
      for (const secret of page) {
        const values = Object.values(textMapAt(secret, 'data'))
        masked = masked.map(maskerOf(values.map((value) => Buffer.from(value, 'base64').toString('utf8'))))
      }
    }
  } catch (error) {
    if (error instanceof KubeError) return texts.map(() => WITHHELD)
    throw error
  }
  return masked
}
