// What we have to say about a restore that Velero does not say.

/** S-42. */
export function unresolvedText(name: string): string {
  return `the cluster did not serve ${name} when the restore began, so this name chooses nothing; write it as resource.group`
}
