/** Of a kind cluster itself: what runs there keeps it going. */
export function isOfTheCluster(namespace: string): boolean {
  return /^kube-|^local-path-storage$/.test(namespace)
}
