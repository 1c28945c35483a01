import type { CommandName } from '../config/option-row.ts'
import type { OptionName } from '../config/options.ts'

/** The words behind the command itself. */
interface Words {
  readonly name: string
  readonly atLeast: number
  readonly atMost: number
  readonly doc: string
  /** Not needed beside this option. */
  readonly unless?: OptionName
}

export interface CommandRow {
  /** One line, for the list of commands. */
  readonly summary: string
  readonly words: Words | undefined
  /** More than the summary; plain text. */
  readonly about: string
  readonly examples: readonly string[]
  readonly exitCodes: readonly (keyof typeof EXIT_CODES)[]
}

export const EXIT_CODES = {
  0: 'pass, or nothing to complain about',
  1: 'fail: the backup is broken, an item of it could not be restored, or a check, a gate or a finding speaks against it',
  2: 'an option, the Restore or another given file is wrong, or a given cluster is refused; nothing was written',
  3: 'the environment: location, cluster, download, deadline, clean-up',
  4: 'inconclusive: something that was asked for could not be proved',
  130: 'cancelled',
} as const satisfies Record<number, string>

const LOCATION: Words = {
  name: 'LOCATION',
  atLeast: 1,
  atMost: 1,
  doc: 'A folder that holds backups/<name>/, a lone <name>.tar.gz, an address such as s3://bucket/prefix, the file of a BackupStorageLocation, or - for standard input (docs/locations.md).',
}

/** A rehearsal file may name the location. */
const LOCATION_OR_FILE: Words = { ...LOCATION, unless: 'rehearsal-file' }

export const COMMANDS = {
  run: {
    summary: 'Restore a backup into a throw-away cluster and judge the result.',
    words: LOCATION_OR_FILE,
    about:
      'Starts a real kube-apiserver and etcd, or a kind cluster, restores the backup into it by the rules of Velero, accounts for every item, reads everything back, and removes the cluster again. What would act outside of it is kept from acting (--safety).',
    examples: [
      'rehearse run ./bucket --backup nightly-20261001',
      'rehearse run nightly.tar.gz --included-namespaces shop --namespace-mapping shop=shop-copy',
      'rehearse run ./bucket -f restore.yaml --kubernetes-version 1.35 --keep-cluster',
      'rehearse run ./bucket --backup latest --kubernetes-versions 1.34,1.35,1.36',
      'rehearse run -r rehearsal.yaml --baseline accepted/report.json',
      'rehearse run ./bucket --backup latest --workloads simulated',
      'rehearse run ./bucket --backup latest --cluster kind --safety faithful',
    ],
    exitCodes: [0, 1, 2, 3, 4, 130],
  },
  restore: {
    summary: 'Restore a backup into a cluster that is already there.',
    words: LOCATION_OR_FILE,
    about:
      'The same engine as in a rehearsal, but what it creates stays. The cluster must be named and allowed: there is no default. One that looks like the source of the backup is refused, and so are namespaces that hold what others have made. Pods run only with --safety faithful or a rule of the rehearsal file, hooks only with --restore-hooks.',
    examples: [
      'rehearse restore ./bucket --backup nightly-20261001 --kubeconfig staging.yaml --allow-existing-cluster',
      'rehearse restore ./bucket -f restore.yaml --kubeconfig staging.yaml --allow-existing-cluster --allow-foreign-namespaces shop',
      'rehearse restore ./bucket --backup nightly-20261001 --kubeconfig staging.yaml --allow-existing-cluster --delete-afterwards',
    ],
    exitCodes: [0, 1, 2, 3, 4, 130],
  },
  plan: {
    summary: 'Show what a restore would do, without any cluster.',
    words: LOCATION_OR_FILE,
    about:
      'Lists what is restored, in its order, and what stays behind, with the reason. What only a cluster knows, such as short names of custom resources, is taken from the backup. Also what the safety rules would tame or hold, and which webhooks the API server would ask.',
    examples: [
      'rehearse plan ./bucket --backup nightly-20261001 --excluded-namespaces kube-system',
      'rehearse plan nightly.tar.gz -f restore.yaml --json',
      'rehearse plan ./bucket --backup nightly-20261001 --safety guarded',
      'rehearse plan ./bucket --backup nightly-20261001 --profile-diff',
    ],
    exitCodes: [0, 1, 2, 3, 130],
  },
  expect: {
    summary: 'Write a rehearsal file to start from, out of what a backup holds.',
    words: LOCATION_OR_FILE,
    about:
      'Counts per kind and namespace and names the workloads that a restore would bring. No cluster is started. Whatever filters the Restore has count as well.',
    examples: [
      'rehearse expect ./bucket --backup nightly-20261001',
      'rehearse expect nightly.tar.gz --included-namespaces shop',
    ],
    exitCodes: [0, 1, 2, 3, 130],
  },
  inspect: {
    summary: 'Verify a backup and show what is in it, without any cluster.',
    words: LOCATION,
    about:
      'Reads the whole archive, checks it, and lists its resources, its volumes and every file that could not be restored.',
    examples: ['rehearse inspect ./bucket', 'rehearse inspect nightly.tar.gz --json'],
    exitCodes: [0, 1, 2, 3, 130],
  },
  backups: {
    summary: 'List the backups of a location.',
    words: LOCATION,
    about:
      'Shows schedule, age, phase, items, size, expiry, errors and warnings of each, newest first, and what is wrong with its files. Only their metadata is read.',
    examples: [
      'rehearse backups s3://acme-backups/prod',
      'rehearse backups ./bucket --backup-selector velero.io/schedule-name=nightly --json',
    ],
    exitCodes: [0, 2, 3, 130],
  },
  lint: {
    summary: 'Find what objects of a backup name and the backup does not hold.',
    words: LOCATION,
    about:
      'Reads the whole archive and follows the names in it: Secrets, ConfigMaps, ServiceAccounts, claims, classes, roles, Services, definitions. Also finds webhooks that nobody would answer, and what the records of the backup claim and the archive lacks. No cluster is started. The same is looked for after a rehearsal.',
    examples: [
      'rehearse lint ./bucket --backup nightly-20261001',
      'rehearse lint nightly.tar.gz --fail-on warn --json',
    ],
    exitCodes: [0, 1, 2, 3, 130],
  },
  attest: {
    summary: 'Make an in-toto statement of a report, for a signature.',
    words: { name: 'REPORT', atLeast: 1, atMost: 1, doc: 'The report.json of a run.' },
    about:
      'Prints a statement that names the tarball of the backup by its digest and holds version, options, verdict and counts of the run. docs/attestation.md shows how GitHub signs it.',
    examples: [
      'rehearse attest rehearsal-report/report.json',
      'rehearse attest rehearsal-report/report.json --predicate-file predicate.json',
    ],
    exitCodes: [0, 2, 3],
  },
  'cluster up': {
    summary: 'Start a throw-away cluster and leave it running.',
    words: undefined,
    about:
      'The control plane that `rehearse run` uses, or a kind cluster, on whose nodes pods run. It listens on this machine only and stays until it is removed.',
    examples: [
      'rehearse cluster up',
      'rehearse cluster up --kubernetes-version 1.35 --json',
      'rehearse cluster up --cluster kind --load-images images.tar',
    ],
    exitCodes: [0, 2, 3, 130],
  },
  'cluster down': {
    summary: 'Remove clusters that are still running.',
    words: {
      name: 'ID',
      atLeast: 0,
      atMost: Number.POSITIVE_INFINITY,
      doc: 'As `cluster up` printed it. Not needed when there is only one.',
    },
    about: 'Ends its processes or containers and removes its files.',
    examples: ['rehearse cluster down', 'rehearse cluster down 3f9a0c1d', 'rehearse cluster down --all'],
    exitCodes: [0, 2, 3],
  },
  'cluster prefetch': {
    summary: 'Get the programs of clusters into the cache, so that a later run needs no network.',
    words: {
      name: 'VERSION',
      atLeast: 0,
      atMost: Number.POSITIVE_INFINITY,
      doc: 'Kubernetes version, such as 1.36 or 1.36.3. Without one: the version that a run without --kubernetes-version takes.',
    },
    about:
      'Downloads or builds what is not in the cache yet, and checks the digest of what is. REHEARSE_CACHE_DIR or, as on runners, RUNNER_TOOL_CACHE says where the cache is, REHEARSE_DOWNLOAD_BASE_URL names a mirror.',
    examples: [
      'rehearse cluster prefetch',
      'rehearse cluster prefetch 1.35 1.36',
      'rehearse cluster prefetch 1.36 --workloads simulated',
      'rehearse cluster prefetch --cluster kind',
    ],
    exitCodes: [0, 2, 3, 130],
  },
} as const satisfies Record<CommandName, CommandRow>

/** The row, seen as any row. */
export function commandRow(name: CommandName): CommandRow {
  return COMMANDS[name]
}
