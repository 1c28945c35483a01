/** Which folder of src/ may import which; docs/architecture.md shows the same table. `types` adds folders of which only types may be known. */
export const FOLDERS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  core: { values: [] },
  kube: { values: ['core'] },
  cluster: { values: ['core', 'kube'] },
  backup: { values: ['core'], types: ['location'] },
  location: { values: ['core', 'backup'] },
  safety: { values: ['core', 'kube'] },
  restore: { values: ['core', 'kube', 'safety'], types: ['backup'] },
  verify: { values: ['core', 'kube', 'restore'], types: ['backup', 'report'] },
  report: { values: ['core', 'restore'] },
  rehearsal: {
    values: ['core', 'kube', 'cluster', 'backup', 'location', 'safety', 'restore', 'verify', 'report'],
    types: ['rehearsal-file'],
  },
  'rehearsal-file': { values: ['core', 'safety', 'restore', 'verify', 'report'] },
  config: {
    values: ['core', 'safety', 'restore'],
    types: ['location', 'rehearsal', 'rehearsal-file', 'report'],
  },
  cli: { values: ['core', 'cluster', 'restore', 'report', 'rehearsal', 'rehearsal-file', 'config'] },
  action: { values: ['core', 'cluster', 'restore', 'report', 'rehearsal', 'rehearsal-file', 'config'] },
}
