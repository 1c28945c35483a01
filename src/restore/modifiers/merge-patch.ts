import type { Tree } from './json-tree.ts'

/**
 * JSON merge patch (RFC 7386): null removes, maps merge, everything else replaces. What is new arrives without its nulls,
 * those in maps inside lists included. Changes the target.
 */
export function applyMergePatch(target: Tree, patch: Tree): Tree {
  if (!(target instanceof Map)) return withoutNulls(patch)
  if (!(patch instanceof Map)) return patch
  for (const [key, value] of patch) {
    if (value === null) target.delete(key)
    else target.set(key, applyMergePatch(target.get(key) ?? null, value))
  }
  return target
}

function withoutNulls(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map((entry) => (entry === null ? null : withoutNulls(entry)))
  if (!(tree instanceof Map)) return tree
  const kept = [...tree].filter(([, value]) => value !== null)
  return new Map(kept.map(([key, value]) => [key, withoutNulls(value)]))
}
