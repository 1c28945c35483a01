// Keep, tame or hold: what is about to be sent must not act outside of the restore. Comes last of what changes the object, so that
// no modifier and no action can undo it; the labels of the restore change nothing that acts.
import { textAt } from '../../core/json.ts'
import { changesBetween } from '../../safety/changes.ts'
import { TAMINGS } from '../../safety/taming.ts'
import type { ItemRun, Step } from './item-run.ts'
import { typeToSend } from './type-to-send.ts'

export function safetyStep(run: ItemRun): Step {
  const { safety, discovery } = run.context
  const type = typeToSend(run)
  if (type === undefined) return 'next'
  // What the server takes it for: the path of the request decides, whatever the body calls itself.
  const served = discovery().find(type.group, type.version, type.resource)
  const ruling = safety.rule(type.group, served?.kind ?? textAt(run.object, 'kind') ?? '')
  if (ruling === undefined) return 'next'
  const { decision } = ruling
  if (decision.do === 'tame') {
    const tamed = TAMINGS[decision.taming].apply(run.object)
    const changes = changesBetween(run.object, tamed)
    if (changes.length === 0) return 'next'
    run.restraint = { ruling, isHeld: false, untamed: run.object }
    run.object = tamed
    safety.log.push({ index: run.item.index, ruling, changes })
  } else if (decision.do === 'hold') {
    run.restraint = { ruling, isHeld: true, untamed: run.object }
    safety.log.push({ index: run.item.index, ruling, changes: [] })
  }
  return 'next'
}
