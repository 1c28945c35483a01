import { type Json, parseJson } from '../core/json.ts'
import type { KubeClient } from './kube-client.ts'
import { splitApiVersion } from './paths.ts'

/** The OpenAPI v3 documents of these group versions; those that the server does not serve are left out. @throws TransportError */
export async function openApiDocuments(
  client: KubeClient,
  apiVersions: readonly string[],
): Promise<readonly Json[]> {
  const answers = await Promise.all(
    apiVersions.map((apiVersion) => {
      const { group, version } = splitApiVersion(apiVersion)
      const root = group === '' ? 'api' : `apis/${group}`
      return client.send({ method: 'GET', path: `/openapi/v3/${root}/${version}` })
    }),
  )
  return answers.filter(({ status }) => status === 200).map(({ body }) => parseJson(body.toString('utf8')))
}
