import type { OptionRow } from '../option-row.ts'
import { RESTORING, RUN } from './places.ts'

/** The rehearsal around the restore. */
export const RUN_OPTIONS = {
  'kubernetes-version': {
    type: 'text',
    group: 'run',
    places: [...RUN, 'cluster up'],
    placeholder: 'VERSION',
    doc: 'Kubernetes version of the control plane: `1.36` or `1.36.3`. Without it: the newest that is known.',
  },
  'binaries-dir': {
    type: 'text',
    group: 'run',
    places: [...RUN, 'cluster up'],
    placeholder: 'DIR',
    doc: 'Folder with the programs `etcd` and `kube-apiserver`; nothing is downloaded or built then. Without it: KUBEBUILDER_ASSETS, the cache, a download, a build from Go modules, whatever comes first.',
  },
  'keep-cluster': {
    type: 'boolean',
    group: 'run',
    places: RUN,
    default: 'false',
    doc: 'Leave the control plane running and say where its kubeconfig is.',
  },
  kubeconfig: {
    type: 'text',
    group: 'run',
    places: ['restore'],
    placeholder: 'FILE',
    doc: 'The cluster to restore into. Without it: the file that KUBECONFIG names. There is no other default.',
  },
  context: {
    type: 'text',
    group: 'run',
    places: ['restore'],
    placeholder: 'NAME',
    doc: 'Context of the kubeconfig. Without it: its current context.',
  },
  deadline: {
    type: 'duration',
    group: 'run',
    places: RESTORING,
    placeholder: 'TIME',
    default: '30m',
    atLeast: 1,
    doc: 'Time for the whole run, clean-up not included.',
  },
  'report-dir': {
    type: 'text',
    group: 'run',
    places: RESTORING,
    placeholder: 'FOLDER',
    default: 'rehearsal-report',
    doc: 'Folder for report.json and its neighbours. It is made when it is missing.',
  },
  'junit-items': {
    type: 'choice',
    group: 'run',
    places: RESTORING,
    choices: ['auto', 'all', 'problems'],
    default: 'auto',
    doc: 'Items with a case of their own in junit.xml: `problems` leaves out those that came back or stay behind by rule; `auto` does so from 5,000 items on.',
  },
  'restore-files-dir': {
    type: 'text',
    group: 'run',
    places: RESTORING,
    placeholder: 'FOLDER',
    doc: 'Folder for what Velero would leave in `restores/<name>/` of the bucket: log, results, resource list, item operations, volume info, and the finished Restore. Not inside the location. Without it: none of them.',
  },
  'restore-files-format': {
    type: 'choice',
    group: 'run',
    places: RESTORING,
    choices: ['gz', 'plain'],
    default: 'gz',
    doc: 'The files of --restore-files-dir zipped, as in the bucket, or plain and without `.gz`.',
  },
} as const satisfies Record<string, OptionRow>
