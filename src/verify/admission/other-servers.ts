// Calls that are no admission: conversion of custom resources, and whole APIs that another server answers.
import type { CatalogItem } from '../../backup/catalog.ts'
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../core/json.ts'
import { splitApiVersion } from '../../kube/paths.ts'
import type { ServerCall } from '../../report/server-calls/model.ts'
import { answererOf, type Surroundings } from './behind-service.ts'
import { destinationOf } from './destination.ts'
import { archivedBody, isThere, type RestoredItems, referenceOf } from './restored-items.ts'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const API_SERVICES = 'apiservices.apiregistration.k8s.io'
const EXAMPLES = 3

/** Items that are written in another version than the one that is stored cannot be stored without the webhook. */
export function conversionCalls(restored: RestoredItems, around: Surroundings): readonly ServerCall[] {
  return thereOf(restored, DEFINITIONS).flatMap(({ item, body }) => {
    if (textAt(body, 'spec', 'conversion', 'strategy') !== 'Webhook') return []
    const storage = listAt(body, 'spec', 'versions').find(
      (version) => isObject(version) && version.storage === true,
    )
    const stored = textAt(storage, 'name')
    const items = restored.catalog
      .itemsOf(item.name)
      .filter((one) => isThere(restored.outcomeOf(one)) && splitApiVersion(one.apiVersion).version !== stored)
    const config = objectAt(body, 'spec', 'conversion', 'webhook', 'clientConfig')
    return [callOf('conversion-webhook', item, config, items, restored, around)]
  })
}

/** Items of an API that the API server itself does not know go to the server behind its APIService. */
export function aggregatedCalls(restored: RestoredItems, around: Surroundings): readonly ServerCall[] {
  return thereOf(restored, API_SERVICES).flatMap(({ item, body }) => {
    if (textAt(body, 'spec', 'service', 'name') === undefined) return []
    const apiVersion = `${textAt(body, 'spec', 'group') ?? ''}/${textAt(body, 'spec', 'version') ?? ''}`
    const items = restored.catalog.items.filter(
      (one) => one.apiVersion === apiVersion && isWanted(restored.outcomeOf(one)),
    )
    return [callOf('aggregated-api', item, objectAt(body, 'spec'), items, restored, around)]
  })
}

/** Without its server the API is not served, so its items failed, or stayed behind for that. */
function isWanted(outcome: ReturnType<RestoredItems['outcomeOf']>): boolean {
  return isThere(outcome) || outcome?.reason === 'api-not-served'
}

/** Definitions are read as they are in the backup: one that is restored in a neutral form would have called all the same. */
function thereOf(
  restored: RestoredItems,
  groupResource: string,
): readonly { readonly item: CatalogItem; readonly body: JsonObject }[] {
  return restored.catalog.itemsOf(groupResource).flatMap((item) => {
    const body = isThere(restored.outcomeOf(item)) ? archivedBody(restored, item) : undefined
    return body === undefined ? [] : [{ item, body }]
  })
}

function callOf(
  kind: ServerCall['kind'],
  item: CatalogItem,
  config: JsonObject,
  items: readonly CatalogItem[],
  restored: RestoredItems,
  around: Surroundings,
): ServerCall {
  const { text, service } = destinationOf(config)
  return {
    kind,
    object: referenceOf(restored, item),
    origin: 'backup',
    wasAsked: restored.isInForce(item),
    destination: text,
    answerer: answererOf(service, around),
    asked: items.length,
    // Definitions and APIServices come before what they serve.
    askedAfter: items.length,
    blocked: items.length,
    examples: items.slice(0, EXAMPLES).map((one) => referenceOf(restored, one)),
  }
}
