/** Variables that are no options: where things lie on this machine, and how the screen looks. */
export const VARIABLES = {
  KUBEBUILDER_ASSETS:
    'Folder with kube-apiserver and etcd. They are used as they are, without a look at a digest.',
  REHEARSE_CACHE_DIR:
    "Folder for downloaded and built programs. Without it: the tool cache of a runner, else `restore-rehearsal` in the user's cache folder.",
  RUNNER_TOOL_CACHE:
    'The tool cache of a runner, which sets it. `AGENT_TOOLSDIRECTORY`, the same of Azure Pipelines, wins over it. Programs lie there as those of other actions do.',
  REHEARSE_DOWNLOAD_BASE_URL:
    'Where programs are downloaded from: a mirror, or a folder with its layout (`file:///mnt/mirror`); `off` for no download. The digests stay the same.',
  REHEARSE_KIND:
    'The program `kind` for `--cluster kind`. Without it: a release of kind by its digest, downloaded or built.',
  REHEARSE_STATE_DIR:
    "Folder in which running clusters are written down. Without it: `restore-rehearsal` in the user's state folder.",
  REHEARSE_DEBUG: 'Print the stack of a fault of restore-rehearsal.',
  KUBECONFIG: 'The cluster of `rehearse restore` when --kubeconfig is not given. One file, not a list.',
  DISABLE_HTTP2:
    'Speak HTTP/1.1 with the API server, for proxies that break HTTP/2; the same switch as for kubectl.',
  NO_COLOR: 'No colours.',
  TMPDIR: 'Folder for the files of a run: the unpacked backup, the data and the kubeconfig of the cluster.',
} as const satisfies Record<string, string>
