// Which of the controllers of Kubernetes run, and when. While the restore writes, only those run that other objects lean on: with
// the rest, the order of the restore would decide whether a Deployment makes its pods before or after the quota that forbids them.
// When everything is in, all of them start on the whole.

/** Beside the restore: what admission asks for. */
export const ADMISSION_CONTROLLERS = [
  // Pods are refused without the default ServiceAccount of their namespace.
  'serviceaccount-controller',
  'root-ca-certificate-publisher-controller',
  // A quota without a status limits nothing.
  'resourcequota-controller',
  'namespace-controller',
] as const

/** Not even afterwards, and why. */
export const LEFT_OUT = {
  'horizontal-pod-autoscaler-controller': 'nothing measures pods that do not run',
  'ttl-after-finished-controller': 'a Job that is gone cannot be looked at',
  'persistentvolume-attach-detach-controller': 'there is no driver that would attach',
  'certificatesigningrequest-signing-controller': 'nothing here is to be trusted by anybody',
  'certificatesigningrequest-approving-controller': 'nothing here is to be trusted by anybody',
  'certificatesigningrequest-cleaner-controller': 'requests are part of what was restored',
  'node-ipam-controller': 'it is part of a cloud or of a network of pods',
} as const satisfies Record<string, string>

/** For `--controllers`. */
export function controllersFlag(which: 'admission' | 'all'): string {
  const names =
    which === 'admission' ? ADMISSION_CONTROLLERS : ['*', ...Object.keys(LEFT_OUT).map((name) => `-${name}`)]
  return `--controllers=${names.join(',')}`
}
