// Services whose selector fits no pod and no pod template of their namespace.
import { type JsonObject, objectAt, textMapAt } from '../../core/json.ts'
import { splitApiVersion } from '../../kube/paths.ts'
import type { ObjectReference } from '../../report/findings.ts'
import { POD_SPECS } from './rules.ts'

type Labels = Readonly<Record<string, string>>

/** Labels that controllers put on pods, so that no template has them. */
const FROM_CONTROLLERS =
  /^(?:apps\.kubernetes\.io\/pod-index|batch\.kubernetes\.io\/.*|controller-(?:revision-hash|uid)|job-name|pod-template-(?:generation|hash)|statefulset\.kubernetes\.io\/pod-name)$/

export interface Selectors {
  look(object: JsonObject, name: ObjectReference): void
  /** Services without a counterpart, where the namespace holds pods or templates and nobody else who could make pods. */
  unmatched(): readonly ObjectReference[]
}

export function createSelectors(): Selectors {
  const services: { readonly service: ObjectReference; readonly selector: Labels }[] = []
  const templates = new Map<string, Map<string, Labels>>()
  const makers = new Set<string>()
  return {
    look(object, name) {
      const { group } = splitApiVersion(name.apiVersion)
      const type = `${group}/${name.kind}`
      if (type === '/Service') {
        const selector = textMapAt(object, 'spec', 'selector')
        const wanted = Object.entries(selector).filter(([key]) => !FROM_CONTROLLERS.test(key))
        if (wanted.length > 0) services.push({ service: name, selector: Object.fromEntries(wanted) })
        return
      }
      const podSpec = POD_SPECS[type]
      if (podSpec === undefined) {
        // Whoever acts on a custom resource may make pods of its own.
        if (group.includes('.') && !group.endsWith('.k8s.io')) makers.add(name.namespace)
        return
      }
      const labels = textMapAt(objectAt(object, ...podSpec.split('.').slice(0, -1)), 'metadata', 'labels')
      const known = templates.get(name.namespace) ?? new Map<string, Labels>()
      known.set(JSON.stringify(Object.entries(labels).sort()), labels)
      templates.set(name.namespace, known)
    },
    unmatched() {
      return services
        .filter(({ service, selector }) => {
          const known = templates.get(service.namespace)
          if (known === undefined || makers.has(service.namespace)) return false
          return !known.values().some((labels) => matches(labels, selector))
        })
        .map(({ service }) => service)
    },
  }
}

function matches(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value)
}
