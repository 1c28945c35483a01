import manifest from '../package.json' with { type: 'json' }

/** Of restore-rehearsal, from its package.json. */
export const VERSION: string = manifest.version
