// For two seconds after a definition was established the API server lets every create of its type wait, by the time that is
// written in the definition, so that other API servers can hear of it (apiextensions-apiserver, customresource_handler.go). A
// cluster that was started for this run has one API server: there the time is set back, and nobody waits (decision 0012).
import { isObject, type JsonObject, listAt, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { objectPath } from '../../kube/paths.ts'
import { METADATA_ONLY } from '../../kube/verbs.ts'

export const CRDS = { group: 'apiextensions.k8s.io', version: 'v1', resource: 'customresourcedefinitions' }
export const HOLD_MS = 2_000
/** Times are written in whole seconds. */
const SET_BACK_MS = HOLD_MS + 1_000

/** True when nothing is held any more. The one condition is changed and nothing else; when the server refuses, its objects wait. */
export async function liftHold(client: KubeClient, crd: JsonObject): Promise<boolean> {
  const index = conditionsOf(crd).findIndex(({ type }) => type === 'Established')
  const since = Date.parse(textAt(conditionsOf(crd)[index], 'lastTransitionTime') ?? '')
  if (Number.isNaN(since)) return false
  const path = `/status/conditions/${index}`
  const earlier = `${new Date(since - SET_BACK_MS).toISOString().slice(0, 19)}Z`
  const answer = await client.send({
    method: 'PATCH',
    path: `${objectPath(CRDS, '', textAt(crd, 'metadata', 'name') ?? '')}/status`,
    contentType: 'application/json-patch+json',
    accept: METADATA_ONLY,
    body: JSON.stringify([
      { op: 'test', path: `${path}/type`, value: 'Established' },
      { op: 'replace', path: `${path}/lastTransitionTime`, value: earlier },
    ]),
  })
  return answer.status < 300
}

export function conditionsOf(crd: JsonObject): readonly JsonObject[] {
  return listAt(crd, 'status', 'conditions').filter(isObject)
}
