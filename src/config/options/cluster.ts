import type { OptionRow } from '../option-row.ts'
import { RUN } from './places.ts'

const STARTING = [...RUN, 'cluster up'] as const

/** The cluster that is started. */
export const CLUSTER_OPTIONS = {
  cluster: {
    type: 'choice',
    group: 'run',
    places: [...STARTING, 'cluster prefetch'],
    choices: ['control-plane', 'kind'],
    docAt: { 'cluster prefetch': 'Whose programs are wanted; `control-plane` by default.' },
    doc: 'What is started. `control-plane`: kube-apiserver and etcd, in seconds, no containers; the default. `kind`: nodes on which the pods of the backup run; needs a container engine (docs/kind.md).',
  },
  workloads: {
    type: 'choice',
    group: 'run',
    places: [...STARTING, 'cluster prefetch'],
    choices: ['none', 'simulated'],
    doc: 'Of a control plane. `none`, the default: nothing acts on what is restored. `simulated`: the controllers and the scheduler of the same Kubernetes version act on it, and nodes say of every pod that it runs; no image is pulled and no program is executed. Not with `--cluster kind`, where pods run for real.',
  },
  'workloads-timeout': {
    type: 'duration',
    group: 'run',
    places: RUN,
    placeholder: 'TIME',
    default: '2m',
    atLeast: 1,
    doc: 'How long workloads get to become ready after the restore, with `--workloads simulated` and `--cluster kind`. What is not ready then is in the report, with the reason.',
  },
  'kind-image': {
    type: 'text',
    group: 'run',
    places: STARTING,
    placeholder: 'IMAGE',
    doc: 'Node image for `--cluster kind`, such as one from a mirror. Without it: the image of the wanted Kubernetes version, by its digest.',
  },
  'load-images': {
    type: 'list',
    group: 'run',
    places: STARTING,
    placeholder: 'FILE,FILE',
    default: '',
    doc: 'Archives of images, as `docker save` writes them, plain or compressed with gzip, that are put on the nodes of `--cluster kind` before the restore (docs/kind.md).',
  },
  egress: {
    type: 'choice',
    group: 'run',
    places: STARTING,
    choices: ['deny', 'allow'],
    default: 'deny',
    doc: 'What the pods of `--cluster kind` reach outside of the cluster. `deny`: nothing. `allow`: whatever this machine reaches.',
  },
  'cluster-logs-dir': {
    type: 'text',
    group: 'run',
    places: STARTING,
    placeholder: 'FOLDER',
    doc: 'Folder for the logs of the nodes when a `--cluster kind` does not start, or the verdict is not pass. They can hold what pods print. Without it: none are kept.',
  },
} as const satisfies Record<string, OptionRow>
