/**
 * Of the last Kubernetes that serves flowcontrol.apiserver.k8s.io/v1beta3, the API that was removed last of those that are served by
 * default: https://kubernetes.io/docs/reference/using-api/deprecation-guide/#v1-32
 */
export const OLDER_VERSION = '1.31.1'

/** The one that all other tests use. */
export const NEWER_VERSION = '1.36.3'

/**
 * One in between, such as 1.35.4. Its control plane costs another build, so the run over three versions is skipped, and says so, where
 * nobody asks for it.
 */
export const MIDDLE_VERSION = process.env.REHEARSE_TEST_MIDDLE_VERSION
