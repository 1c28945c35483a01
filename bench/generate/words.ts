import type { Random } from './random.ts'

export const NAMESPACES = [
  'accounts',
  'billing',
  'catalog',
  'checkout',
  'delivery',
  'discounts',
  'fraud',
  'gateway',
  'identity',
  'inventory',
  'ledger',
  'mail',
  'orders',
  'payments',
  'pricing',
  'reports',
  'reviews',
  'search',
  'shop',
  'support',
] as const

const WORDS = [
  'api',
  'audit',
  'batch',
  'cache',
  'cart',
  'client',
  'consumer',
  'cron',
  'customer',
  'edge',
  'event',
  'export',
  'feature',
  'feed',
  'front',
  'import',
  'index',
  'invoice',
  'job',
  'limit',
  'log',
  'metrics',
  'order',
  'pool',
  'producer',
  'proxy',
  'queue',
  'rate',
  'relay',
  'retry',
  'router',
  'rule',
  'session',
  'shard',
  'sync',
  'timeout',
  'token',
  'trace',
  'user',
  'worker',
] as const

/** `cart-relay-0042`: readable, and unique by its number. */
export function nameOf(random: Random, index: number): string {
  return `${random.pick(WORDS)}-${random.pick(WORDS)}-${String(index).padStart(4, '0')}`
}

/** `cart.relay.limit`, as keys of configuration look. */
export function keyOf(random: Random): string {
  return `${random.pick(WORDS)}.${random.pick(WORDS)}.${random.pick(WORDS)}`
}

/** Lines of a properties file, `bytes` long. */
export function properties(random: Random, bytes: number): string {
  let text = ''
  while (text.length < bytes) text += `${keyOf(random)}=${random.pick(WORDS)}-${random.below(10_000)}\n`
  return text.slice(0, bytes)
}

/** Words of prose, `bytes` long: descriptions compress as real ones do. */
export function prose(random: Random, bytes: number): string {
  let text = `The ${random.pick(WORDS)}`
  while (text.length < bytes) text += ` ${random.pick(WORDS)}`
  return text.slice(0, bytes)
}
