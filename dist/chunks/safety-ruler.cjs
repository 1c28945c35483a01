const require_builtin_resources = require("./kube-builtin-resources.cjs");
const require_read_values = require("./config-read-values.cjs");
// src/safety/rules/autoscalers.ts
const AUTOSCALERS = [
	{
		group: "autoscaling",
		kind: "HorizontalPodAutoscaler",
		guarded: require_read_values.tame("no-start-from-zero"),
		why: "With a minimum of zero it would start pods for a target that was set to zero.",
		source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation"
	},
	{
		group: "autoscaling.k8s.io",
		kind: "VerticalPodAutoscaler",
		guarded: require_read_values.tame("no-updates"),
		why: "It would evict pods to give them other requests, and change those of new ones.",
		source: "https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler"
	},
	{
		group: "autoscaling.k8s.io",
		kind: "*",
		guarded: require_read_values.KEEP,
		why: "A checkpoint only remembers what was measured.",
		source: "https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler"
	},
	{
		group: "autoscaling.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The cluster autoscaler would order machines for it.",
		source: "https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler"
	},
	{
		group: "karpenter.sh",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Karpenter would start and end machines for it.",
		source: "https://karpenter.sh/docs/concepts/nodepools/"
	},
	{
		group: "karpenter.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Karpenter would manage launch templates and profiles of the cloud for it.",
		source: "https://karpenter.sh/docs/concepts/nodeclasses/"
	},
	{
		group: "karpenter.azure.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Karpenter would start and end machines for it.",
		source: "https://github.com/Azure/karpenter-provider-azure"
	},
	{
		group: "keda.sh",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "KEDA would ask queues and databases outside, and start pods.",
		source: "https://keda.sh/docs/latest/concepts/scaling-deployments/"
	},
	{
		group: "eventing.keda.sh",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "KEDA would send events to an address outside.",
		source: "https://keda.sh/docs/latest/operate/cloud-events/"
	}
];
// src/safety/rules/backups.ts
const BACKUPS = [
	{
		group: "velero.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Velero would take backups by its schedules, expire old ones, and write into the bucket of production.",
		source: "https://velero.io/docs/main/api-types/"
	},
	{
		group: "*.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "OpenShift operators would act on it; oadp.openshift.io would install Velero with the bucket of production.",
		source: "https://docs.openshift.com/container-platform/latest/rest_api/index.html"
	},
	{
		group: "stash.appscode.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Stash would run backups into the repository of production.",
		source: "https://stash.run/docs/latest/concepts/"
	},
	{
		group: "*.stash.appscode.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Stash would run backups into the repository of production.",
		source: "https://stash.run/docs/latest/concepts/"
	},
	{
		group: "*.kubestash.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "KubeStash would run backups into the storage of production.",
		source: "https://kubestash.com/docs/latest/concepts/"
	},
	{
		group: "volsync.backube",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "VolSync would copy volumes to and from the other side.",
		source: "https://volsync.readthedocs.io/en/stable/usage/"
	},
	{
		group: "snapscheduler.backube",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would take snapshots and expire old ones.",
		source: "https://backube.github.io/snapscheduler/"
	},
	{
		group: "k8up.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "K8up would back up, check and prune the repository of production.",
		source: "https://docs.k8up.io/k8up/references/api-reference.html"
	},
	{
		group: "backup.appuio.ch",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "K8up would back up, check and prune the repository of production.",
		source: "https://github.com/k8up-io/k8up"
	},
	{
		group: "cr.kanister.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kanister would carry out the actions of its blueprint.",
		source: "https://docs.kanister.io/architecture.html"
	},
	{
		group: "*.kio.kasten.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kasten would run its policies and expire what they do not keep.",
		source: "https://docs.kasten.io/latest/api/cli/"
	},
	{
		group: "triliovault.trilio.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Trilio would run its plans into the target of production.",
		source: "https://docs.trilio.io/kubernetes"
	},
	{
		group: "gemini.fairwinds.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Gemini would take snapshots and expire old ones.",
		source: "https://github.com/FairwindsOps/gemini"
	}
];
// src/safety/rules/certificates.ts
const CERTIFICATES = [
	{
		group: "certificates.k8s.io",
		kind: "CertificateSigningRequest",
		guarded: require_read_values.HOLD,
		why: "A signer could issue a certificate for it.",
		source: "https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/"
	},
	{
		group: "cert-manager.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "cert-manager would order the certificate again and use up the limits of the authority.",
		source: "https://cert-manager.io/docs/usage/certificate/"
	},
	{
		group: "acme.cert-manager.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "cert-manager would go on with the order, and write records or routes for its challenge.",
		source: "https://cert-manager.io/docs/concepts/acme-orders-challenges/"
	},
	{
		group: "trust.cert-manager.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "trust-manager would write the bundle into all namespaces.",
		source: "https://cert-manager.io/docs/trust/trust-manager/"
	},
	{
		group: "trust-manager.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "trust-manager would write the bundle into all namespaces.",
		source: "https://github.com/cert-manager/trust-manager"
	},
	{
		group: "*.cert-manager.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "An issuer would ask its authority for certificates.",
		source: "https://cert-manager.io/docs/configuration/issuers/"
	}
];
// src/safety/rules/code.ts
const CODE = [
	{
		group: "",
		kind: "Pod",
		guarded: require_read_values.HOLD,
		why: "Its containers would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/pods/"
	},
	{
		group: "",
		kind: "Binding",
		guarded: require_read_values.HOLD,
		why: "A pod that waits would be put onto a node.",
		source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/"
	},
	{
		group: "",
		kind: "ReplicationController",
		guarded: require_read_values.tame("no-replicas"),
		why: "Its pods would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/"
	},
	{
		group: "apps",
		kind: "Deployment",
		guarded: require_read_values.tame("no-replicas"),
		why: "Its pods would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
	},
	{
		group: "apps",
		kind: "ReplicaSet",
		guarded: require_read_values.tame("no-replicas"),
		why: "Its pods would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/"
	},
	{
		group: "apps",
		kind: "StatefulSet",
		guarded: require_read_values.tame("no-replicas"),
		why: "Its pods would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/"
	},
	{
		group: "apps",
		kind: "DaemonSet",
		guarded: require_read_values.tame("no-daemon-pods"),
		why: "Its pods would run on every node.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"
	},
	{
		group: "batch",
		kind: "Job",
		guarded: require_read_values.tame("suspended"),
		why: "Its pods would run.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#suspending-a-job"
	},
	{
		group: "batch",
		kind: "CronJob",
		guarded: require_read_values.tame("suspended"),
		why: "Jobs would be started by its schedule.",
		source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-suspension"
	},
	{
		group: "apps.kruise.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controllers run pods.",
		source: "https://openkruise.io/docs/"
	},
	{
		group: "apps.openshift.io",
		kind: "DeploymentConfig",
		guarded: require_read_values.tame("no-rollout"),
		why: "Its pods would run, and those of its deployment and its hooks for no replicas too.",
		source: "https://docs.openshift.com/container-platform/latest/applications/deployments/what-deployments-are.html"
	},
	{
		group: "batch.volcano.sh",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs pods.",
		source: "https://volcano.sh/en/docs/"
	},
	{
		group: "jobset.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs pods.",
		source: "https://jobset.sigs.k8s.io/docs/"
	},
	{
		group: "leaderworkerset.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs pods.",
		source: "https://lws.sigs.k8s.io/docs/"
	},
	{
		group: "kubeflow.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controllers run training jobs and notebooks.",
		source: "https://www.kubeflow.org/docs/"
	},
	{
		group: "*.kubeflow.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controllers run training jobs and notebooks.",
		source: "https://github.com/kubeflow/trainer"
	},
	{
		group: "kubevirt.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller starts virtual machines.",
		source: "https://kubevirt.io/user-guide/"
	},
	{
		group: "ray.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs pods.",
		source: "https://docs.ray.io/en/latest/cluster/kubernetes/index.html"
	},
	{
		group: "serving.kserve.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs model servers.",
		source: "https://kserve.github.io/website/"
	},
	{
		group: "sparkoperator.k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller runs jobs on data elsewhere.",
		source: "https://github.com/kubeflow/spark-operator"
	}
];
// src/safety/rules/data.ts
const DATA = [
	{
		group: "postgresql.cnpg.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "CloudNativePG would run the cluster and archive into the bucket of production.",
		source: "https://cloudnative-pg.io/documentation/current/"
	},
	{
		group: "barmancloud.cnpg.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "CloudNativePG would archive into the bucket of production.",
		source: "https://cloudnative-pg.io/plugin-barman-cloud/"
	},
	{
		group: "acid.zalan.do",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and archive into the bucket of production.",
		source: "https://postgres-operator.readthedocs.io/"
	},
	{
		group: "postgres-operator.crunchydata.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and back up into the repository of production.",
		source: "https://access.crunchydata.com/documentation/postgres-operator/latest/"
	},
	{
		group: "*.percona.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and back up into the bucket of production.",
		source: "https://docs.percona.com/percona-operators/"
	},
	{
		group: "mysql.oracle.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and its backups.",
		source: "https://dev.mysql.com/doc/mysql-operator/en/"
	},
	{
		group: "k8s.mariadb.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the server and change its users.",
		source: "https://github.com/mariadb-operator/mariadb-operator"
	},
	{
		group: "mongodbcommunity.mongodb.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the replica set.",
		source: "https://github.com/mongodb/mongodb-kubernetes"
	},
	{
		group: "mongodb.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would change deployments by Ops Manager.",
		source: "https://www.mongodb.com/docs/kubernetes/current/"
	},
	{
		group: "atlas.mongodb.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would change clusters in Atlas.",
		source: "https://www.mongodb.com/docs/atlas/operator/current/"
	},
	{
		group: "kafka.strimzi.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Strimzi would run brokers and connectors, and change topics and users.",
		source: "https://strimzi.io/documentation/"
	},
	{
		group: "core.strimzi.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Strimzi would run the pods of a set.",
		source: "https://strimzi.io/documentation/"
	},
	{
		group: "rabbitmq.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operators would run the cluster and change its topology.",
		source: "https://www.rabbitmq.com/kubernetes/operator/operator-overview"
	},
	{
		group: "*.k8s.elastic.co",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "ECK would run the cluster and its agents.",
		source: "https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s"
	},
	{
		group: "opensearch.opster.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster.",
		source: "https://github.com/opensearch-project/opensearch-k8s-operator"
	},
	{
		group: "opensearch.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster.",
		source: "https://github.com/opensearch-project/opensearch-k8s-operator"
	},
	{
		group: "cassandra.datastax.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the datacenter.",
		source: "https://docs.k8ssandra.io/components/cass-operator/"
	},
	{
		group: "*.k8ssandra.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run clusters and their backups.",
		source: "https://docs.k8ssandra.io/"
	},
	{
		group: "k8ssandra.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run clusters and their backups.",
		source: "https://github.com/k8ssandra/k8ssandra-operator"
	},
	{
		group: "scylla.scylladb.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and its tasks.",
		source: "https://operator.docs.scylladb.com/stable/"
	},
	{
		group: "clickhouse.altinity.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the installation.",
		source: "https://github.com/Altinity/clickhouse-operator"
	},
	{
		group: "crdb.cockroachlabs.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster.",
		source: "https://github.com/cockroachdb/cockroach-operator"
	},
	{
		group: "pingcap.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and its backups.",
		source: "https://docs.pingcap.com/tidb-in-kubernetes/stable/"
	},
	{
		group: "planetscale.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and its backups.",
		source: "https://github.com/planetscale/vitess-operator"
	},
	{
		group: "app.redislabs.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster and link it to others.",
		source: "https://redis.io/docs/latest/operate/kubernetes/"
	},
	{
		group: "databases.spotahome.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster.",
		source: "https://github.com/spotahome/redis-operator"
	},
	{
		group: "redis.redis.opstreelabs.in",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the cluster.",
		source: "https://github.com/OT-CONTAINER-KIT/redis-operator"
	},
	{
		group: "*.min.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run the tenant.",
		source: "https://github.com/minio/operator"
	}
];
// src/safety/rules/eventing.ts
const EVENTING = [
	{
		group: "tekton.dev",
		kind: "Pipeline",
		guarded: require_read_values.KEEP,
		why: "It runs only when a run names it.",
		source: "https://tekton.dev/docs/pipelines/pipelines/"
	},
	{
		group: "tekton.dev",
		kind: "Task",
		guarded: require_read_values.KEEP,
		why: "It runs only when a run names it.",
		source: "https://tekton.dev/docs/pipelines/tasks/"
	},
	{
		group: "tekton.dev",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Tekton would run it again: builds, releases, deployments.",
		source: "https://tekton.dev/docs/pipelines/pipelineruns/"
	},
	{
		group: "*.tekton.dev",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Tekton would listen for events and start runs.",
		source: "https://tekton.dev/docs/triggers/"
	},
	{
		group: "argoproj.io",
		kind: "WorkflowTemplate",
		guarded: require_read_values.KEEP,
		why: "It runs only when a workflow names it.",
		source: "https://argo-workflows.readthedocs.io/en/latest/workflow-templates/"
	},
	{
		group: "argoproj.io",
		kind: "ClusterWorkflowTemplate",
		guarded: require_read_values.KEEP,
		why: "It runs only when a workflow names it.",
		source: "https://argo-workflows.readthedocs.io/en/latest/cluster-workflow-templates/"
	},
	{
		group: "argoproj.io",
		kind: "CronWorkflow",
		guarded: require_read_values.tame("suspended"),
		why: "Workflows would be started by its schedule.",
		source: "https://argo-workflows.readthedocs.io/en/latest/cron-workflows/"
	},
	{
		group: "argoproj.io",
		kind: "Workflow",
		guarded: require_read_values.HOLD,
		why: "Argo would run it again.",
		source: "https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/"
	},
	{
		group: "argoproj.io",
		kind: "EventSource",
		guarded: require_read_values.HOLD,
		why: "Argo Events would listen to queues and hooks of production.",
		source: "https://argoproj.github.io/argo-events/concepts/event_source/"
	},
	{
		group: "argoproj.io",
		kind: "Sensor",
		guarded: require_read_values.HOLD,
		why: "Argo Events would act on events.",
		source: "https://argoproj.github.io/argo-events/concepts/sensor/"
	},
	{
		group: "argoproj.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "A controller of Argo would act on it: rollouts, analyses, event buses.",
		source: "https://argoproj.github.io/"
	},
	{
		group: "*.knative.dev",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Knative would run it, or pass events on to addresses outside.",
		source: "https://knative.dev/docs/"
	},
	{
		group: "*.triggermesh.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would connect to sources and targets outside.",
		source: "https://github.com/triggermesh/triggermesh"
	},
	{
		group: "dapr.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its components connect to queues and stores of production.",
		source: "https://docs.dapr.io/reference/resource-specs/"
	},
	{
		group: "camel.apache.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Camel K would run the integration.",
		source: "https://camel.apache.org/camel-k/latest/"
	},
	{
		group: "actions.github.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Runners would register with the repositories of production and take their jobs.",
		source: "https://github.com/actions/actions-runner-controller"
	},
	{
		group: "actions.summerwind.dev",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Runners would register with the repositories of production and take their jobs.",
		source: "https://github.com/actions/actions-runner-controller"
	},
	{
		group: "apps.gitlab.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Runners would register and take jobs.",
		source: "https://docs.gitlab.com/runner/install/operator/"
	},
	{
		group: "jenkins.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run Jenkins and its jobs.",
		source: "https://jenkinsci.github.io/kubernetes-operator/docs/"
	},
	{
		group: "shipwright.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Builds would run and push images.",
		source: "https://shipwright.io/docs/"
	},
	{
		group: "kpack.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Builds would run and push images.",
		source: "https://github.com/buildpacks-community/kpack"
	},
	{
		group: "chaos-mesh.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would break pods, networks and disks on purpose.",
		source: "https://chaos-mesh.org/docs/"
	},
	{
		group: "litmuschaos.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would break pods, networks and disks on purpose.",
		source: "https://docs.litmuschaos.io/"
	},
	{
		group: "monitoring.coreos.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Monitoring would run, scrape and send alarms to the people of production.",
		source: "https://prometheus-operator.dev/docs/api-reference/api/"
	},
	{
		group: "opentelemetry.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Collectors would run and send to the back ends of production.",
		source: "https://opentelemetry.io/docs/platforms/kubernetes/operator/"
	},
	{
		group: "*.grafana.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Agents would run and send to the back ends of production.",
		source: "https://grafana.com/docs/"
	},
	{
		group: "grafana.integreatly.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would change dashboards, alerts and receivers of a Grafana outside.",
		source: "https://github.com/grafana/grafana-operator"
	},
	{
		group: "datadoghq.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run agents and change monitors outside.",
		source: "https://docs.datadoghq.com/containers/datadog_operator/"
	}
];
// src/safety/rules/gitops.ts
const GITOPS = [
	{
		group: "argoproj.io",
		kind: "Application",
		guarded: require_read_values.HOLD,
		why: "Argo CD would sync it, into whichever cluster it names.",
		source: "https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/"
	},
	{
		group: "argoproj.io",
		kind: "ApplicationSet",
		guarded: require_read_values.HOLD,
		why: "Argo CD would make applications of it, and remove those that it does not name.",
		source: "https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/"
	},
	{
		group: "argoproj.io",
		kind: "AppProject",
		guarded: require_read_values.KEEP,
		why: "It only limits what applications may do.",
		source: "https://argo-cd.readthedocs.io/en/stable/user-guide/projects/"
	},
	{
		group: "*.toolkit.fluxcd.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Flux would fetch sources, apply them, write commits and send notifications.",
		source: "https://fluxcd.io/flux/components/"
	},
	{
		group: "fluxcd.controlplane.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would install Flux, and Flux would sync.",
		source: "https://github.com/controlplaneio-fluxcd/flux-operator"
	},
	{
		group: "kappctrl.k14s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "kapp-controller would fetch and deploy the app.",
		source: "https://carvel.dev/kapp-controller/docs/latest/"
	},
	{
		group: "packaging.carvel.dev",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "kapp-controller would install the package.",
		source: "https://carvel.dev/kapp-controller/docs/latest/packaging/"
	},
	{
		group: "configsync.gke.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Config Sync would fetch and apply its source.",
		source: "https://cloud.google.com/kubernetes-engine/config-sync/docs/overview"
	},
	{
		group: "operators.coreos.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The Operator Lifecycle Manager would install and upgrade operators.",
		source: "https://olm.operatorframework.io/docs/"
	},
	{
		group: "olm.operatorframework.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The Operator Lifecycle Manager would install and upgrade operators.",
		source: "https://operator-framework.github.io/operator-controller/"
	},
	{
		group: "app.k8s.io",
		kind: "*",
		guarded: require_read_values.KEEP,
		why: "It only describes which objects belong together.",
		source: "https://github.com/kubernetes-sigs/application"
	}
];
// src/safety/rules/identity.ts
const IDENTITY = [
	{
		group: "",
		kind: "ServiceAccount",
		guarded: require_read_values.tame("no-cloud-identity"),
		why: "Its pods would act in the cloud as those of production.",
		source: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html"
	},
	{
		group: "rbac.authorization.k8s.io",
		kind: "ClusterRoleBinding",
		guarded: require_read_values.tame("service-accounts-only"),
		why: "People and groups of production would have their rights in this cluster.",
		source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"
	},
	{
		group: "rbac.authorization.k8s.io",
		kind: "RoleBinding",
		guarded: require_read_values.tame("service-accounts-only"),
		why: "People and groups of production would have their rights in this cluster.",
		source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"
	},
	{
		group: "aadpodidentity.k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Pods would act in Azure as those of production.",
		source: "https://azure.github.io/aad-pod-identity/docs/"
	},
	{
		group: "iamauthenticator.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "People of AWS would have their rights in this cluster.",
		source: "https://github.com/kubernetes-sigs/aws-iam-authenticator"
	},
	{
		group: "k8s.keycloak.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would run Keycloak and import realms.",
		source: "https://www.keycloak.org/operator/basic-deployment"
	},
	{
		group: "dex.coreos.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Tokens and sessions of production would be valid.",
		source: "https://dexidp.io/docs/configuration/storage/"
	},
	{
		group: "spire.spiffe.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "SPIRE would issue identities to pods.",
		source: "https://github.com/spiffe/spire-controller-manager"
	}
];
// src/safety/rules/infrastructure.ts
const INFRASTRUCTURE = [
	{
		group: "*.crossplane.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Crossplane would make, change or remove what it stands for in the cloud.",
		source: "https://docs.crossplane.io/latest/concepts/managed-resources/"
	},
	{
		group: "*.upbound.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "A provider of Crossplane would make, change or remove what it stands for in the cloud.",
		source: "https://docs.crossplane.io/latest/concepts/providers/"
	},
	{
		group: "cluster.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Cluster API would make, change or remove clusters and machines.",
		source: "https://cluster-api.sigs.k8s.io/user/concepts"
	},
	{
		group: "*.cluster.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Cluster API would make, change or remove clusters and machines.",
		source: "https://cluster-api.sigs.k8s.io/user/concepts"
	},
	{
		group: "services.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "A controller of ACK would adopt or change what it stands for in AWS.",
		source: "https://aws-controllers-k8s.github.io/community/docs/community/overview/"
	},
	{
		group: "*.services.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "A controller of ACK would adopt or change what it stands for in AWS.",
		source: "https://aws-controllers-k8s.github.io/community/docs/community/overview/"
	},
	{
		group: "*.cnrm.cloud.google.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Config Connector would acquire and change what it stands for in Google Cloud.",
		source: "https://cloud.google.com/config-connector/docs/overview"
	},
	{
		group: "*.azure.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Azure Service Operator would adopt and change what it stands for in Azure.",
		source: "https://azure.github.io/azure-service-operator/"
	},
	{
		group: "app.terraform.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would start runs of HCP Terraform.",
		source: "https://developer.hashicorp.com/terraform/cloud-docs/integrations/kubernetes"
	},
	{
		group: "*.pulumi.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would update stacks.",
		source: "https://www.pulumi.com/docs/iac/using-pulumi/continuous-delivery/pulumi-kubernetes-operator/"
	},
	{
		group: "pulumi.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Pulumi would run the programs of its stacks and change the clouds that they describe.",
		source: "https://github.com/pulumi/pulumi-kubernetes-operator"
	},
	{
		group: "metal3.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would power machines on and off.",
		source: "https://book.metal3.io/bmo/introduction"
	},
	{
		group: "machine.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controllers would make and remove machines.",
		source: "https://docs.openshift.com/container-platform/latest/machine_management/index.html"
	},
	{
		group: "machineconfiguration.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would rewrite and restart nodes.",
		source: "https://docs.openshift.com/container-platform/latest/machine_configuration/index.html"
	},
	{
		group: "hive.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Hive would make and remove clusters.",
		source: "https://github.com/openshift/hive"
	},
	{
		group: "hypershift.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "HyperShift would make and remove clusters.",
		source: "https://hypershift-docs.netlify.app/"
	},
	{
		group: "*.cattle.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Rancher would manage clusters and charts by it.",
		source: "https://ranchermanager.docs.rancher.com/"
	},
	{
		group: "*.gardener.cloud",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Gardener would make and remove clusters.",
		source: "https://gardener.cloud/docs/"
	},
	{
		group: "*.open-cluster-management.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would act on the clusters that are managed.",
		source: "https://open-cluster-management.io/docs/"
	},
	{
		group: "*.karmada.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Karmada would spread objects over other clusters.",
		source: "https://karmada.io/docs/"
	}
];
// src/safety/rules/network.ts
const NETWORK = [
	{
		group: "",
		kind: "Service",
		guarded: require_read_values.tame("cluster-ip"),
		why: "A cloud would make a load balancer, a DNS controller a record; external names and addresses lead to production.",
		source: "https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types"
	},
	{
		group: "",
		kind: "Endpoints",
		guarded: require_read_values.HOLD,
		why: "Its addresses are those of the source cluster; whoever connects to the Service would reach them.",
		source: "https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors"
	},
	{
		group: "discovery.k8s.io",
		kind: "EndpointSlice",
		guarded: require_read_values.HOLD,
		why: "Its addresses are those of the source cluster; whoever connects to the Service would reach them.",
		source: "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/"
	},
	{
		group: "networking.k8s.io",
		kind: "Ingress",
		guarded: require_read_values.HOLD,
		why: "A controller would route its hosts, and a DNS controller make records of them.",
		source: "https://kubernetes.io/docs/concepts/services-networking/ingress/"
	},
	{
		group: "gateway.networking.k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "A controller would make a load balancer and route its hosts.",
		source: "https://gateway-api.sigs.k8s.io/"
	},
	{
		group: "externaldns.k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "ExternalDNS would write the records into the zone of production.",
		source: "https://github.com/kubernetes-sigs/external-dns"
	},
	{
		group: "cilium.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its agents would announce addresses and change what may be reached.",
		source: "https://docs.cilium.io/en/stable/"
	},
	{
		group: "*.projectcalico.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its agents would announce addresses and change what may be reached.",
		source: "https://docs.tigera.io/calico/latest/reference/resources/"
	},
	{
		group: "projectcalico.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its agents would announce addresses and change what may be reached.",
		source: "https://docs.tigera.io/calico/latest/reference/resources/"
	},
	{
		group: "metallb.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "MetalLB would announce addresses of production to its network.",
		source: "https://metallb.io/configuration/"
	},
	{
		group: "elbv2.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller registers pods with load balancers of production.",
		source: "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/"
	},
	{
		group: "gateway.k8s.aws",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller configures load balancers of production.",
		source: "https://github.com/kubernetes-sigs/aws-load-balancer-controller"
	},
	{
		group: "networking.gke.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "GKE would make certificates, front ends and policies of the cloud for it.",
		source: "https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs"
	},
	{
		group: "cloud.google.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "GKE would change load balancers of the cloud for it.",
		source: "https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration"
	},
	{
		group: "route.openshift.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The router would serve its host.",
		source: "https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html"
	},
	{
		group: "*.istio.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The mesh would route its hosts, and let traffic out by its entries.",
		source: "https://istio.io/latest/docs/reference/config/networking/"
	},
	{
		group: "*.linkerd.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The mesh would route and link to other clusters by it.",
		source: "https://linkerd.io/2/reference/"
	},
	{
		group: "traefik.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Traefik would route its hosts.",
		source: "https://doc.traefik.io/traefik/reference/dynamic-configuration/kubernetes-crd/"
	},
	{
		group: "traefik.containo.us",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Traefik would route its hosts.",
		source: "https://doc.traefik.io/traefik/v2.11/reference/dynamic-configuration/kubernetes-crd/"
	},
	{
		group: "projectcontour.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Contour would route its hosts.",
		source: "https://projectcontour.io/docs/"
	},
	{
		group: "configuration.konghq.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kong would route its hosts and run its plugins.",
		source: "https://docs.konghq.com/kubernetes-ingress-controller/latest/"
	},
	{
		group: "k8s.nginx.org",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "NGINX would route its hosts.",
		source: "https://docs.nginx.com/nginx-ingress-controller/"
	},
	{
		group: "getambassador.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Emissary would route its hosts and ask for certificates.",
		source: "https://www.getambassador.io/docs/emissary/"
	},
	{
		group: "tailscale.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its operator would join the network of production.",
		source: "https://tailscale.com/kb/1236/kubernetes-operator"
	},
	{
		group: "submariner.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would connect to other clusters.",
		source: "https://submariner.io/getting-started/architecture/"
	},
	{
		group: "multicluster.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its Services would be offered to other clusters.",
		source: "https://multicluster.sigs.k8s.io/"
	}
];
// src/safety/rules/outbound.ts
const OUTBOUND = [
	{
		group: "admissionregistration.k8s.io",
		kind: "MutatingWebhookConfiguration",
		guarded: require_read_values.HOLD,
		isolated: require_read_values.DEFER,
		why: "The API server would ask an address of the source cluster about every object that follows, and fail without an answer.",
		source: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/"
	},
	{
		group: "admissionregistration.k8s.io",
		kind: "ValidatingWebhookConfiguration",
		guarded: require_read_values.HOLD,
		isolated: require_read_values.DEFER,
		why: "The API server would ask an address of the source cluster about every object that follows, and fail without an answer.",
		source: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/"
	},
	{
		group: "apiextensions.k8s.io",
		kind: "CustomResourceDefinition",
		guarded: require_read_values.tame("no-conversion"),
		isolated: require_read_values.tame("no-conversion"),
		why: "The API server would send objects of the type to the address of a conversion webhook.",
		source: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/"
	},
	{
		group: "apiregistration.k8s.io",
		kind: "APIService",
		guarded: require_read_values.HOLD,
		isolated: require_read_values.DEFER,
		why: "The API server would pass requests of a whole group on to a Service.",
		source: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/"
	}
];
// src/safety/rules/privileged.ts
const PRIVILEGED = [
	{
		group: "",
		kind: "Node",
		guarded: require_read_values.HOLD,
		why: "It stands for a machine of production.",
		source: "https://kubernetes.io/docs/concepts/architecture/nodes/"
	},
	{
		group: "upgrade.cattle.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Its controller would run privileged jobs that change every node.",
		source: "https://github.com/rancher/system-upgrade-controller"
	},
	{
		group: "nfd.k8s-sigs.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "It would label and taint nodes.",
		source: "https://kubernetes-sigs.github.io/node-feature-discovery/stable/"
	},
	{
		group: "nvidia.com",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would install drivers on nodes.",
		source: "https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/"
	},
	{
		group: "security-profiles-operator.x-k8s.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "The operator would install profiles on nodes.",
		source: "https://github.com/kubernetes-sigs/security-profiles-operator"
	},
	{
		group: "kyverno.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kyverno would make, change and remove objects by its policies.",
		source: "https://kyverno.io/docs/"
	},
	{
		group: "*.kyverno.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kyverno would make, change and remove objects by its policies.",
		source: "https://github.com/kyverno/kyverno"
	},
	{
		group: "*.gatekeeper.sh",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Gatekeeper would refuse or change objects by it.",
		source: "https://open-policy-agent.github.io/gatekeeper/website/docs/"
	},
	{
		group: "policies.kubewarden.io",
		kind: "*",
		guarded: require_read_values.HOLD,
		why: "Kubewarden would fetch and run its policies.",
		source: "https://docs.kubewarden.io/"
	}
];
// src/safety/rules/table.ts
const RULE_TABLES = {
	outbound: OUTBOUND,
	code: CODE,
	autoscalers: AUTOSCALERS,
	network: NETWORK,
	certificates: CERTIFICATES,
	infrastructure: INFRASTRUCTURE,
	gitops: GITOPS,
	data: DATA,
	backups: BACKUPS,
	secrets: [
		{
			group: "external-secrets.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "It would fetch secrets with the identity of production, and push some back.",
			source: "https://external-secrets.io/latest/api/externalsecret/"
		},
		{
			group: "*.external-secrets.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Its generators would make new credentials in systems outside.",
			source: "https://external-secrets.io/latest/api/generator/"
		},
		{
			group: "secrets.hashicorp.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would log in to Vault and take leases.",
			source: "https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso"
		},
		{
			group: "vault.banzaicloud.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would run and unseal a Vault.",
			source: "https://bank-vaults.dev/docs/operator/"
		},
		{
			group: "redhatcop.redhat.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Operators of the Red Hat community act on it; one changes the configuration of Vault.",
			source: "https://github.com/redhat-cop/vault-config-operator"
		},
		{
			group: "bitnami.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The controller would unseal it over a Secret of the backup.",
			source: "https://github.com/bitnami-labs/sealed-secrets"
		},
		{
			group: "isindir.github.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would decrypt it with a key of the cloud.",
			source: "https://github.com/isindir/sops-secrets-operator"
		},
		{
			group: "secrets-store.csi.x-k8s.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The driver would fetch secrets when a pod mounts it, and copy them into Secrets.",
			source: "https://secrets-store-csi-driver.sigs.k8s.io/"
		},
		{
			group: "secrets.infisical.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would fetch secrets, and push some back.",
			source: "https://infisical.com/docs/integrations/platforms/kubernetes/overview"
		},
		{
			group: "secrets.doppler.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would fetch secrets.",
			source: "https://docs.doppler.com/docs/kubernetes-operator"
		},
		{
			group: "onepassword.com",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would fetch items of a vault.",
			source: "https://github.com/1Password/onepassword-operator"
		}
	],
	storage: [
		{
			group: "",
			kind: "PersistentVolume",
			guarded: require_read_values.tame("retain-volume"),
			why: "With the reclaim policy Delete its disk would go with its claim.",
			source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming"
		},
		{
			group: "",
			kind: "PersistentVolumeClaim",
			guarded: require_read_values.KEEP,
			why: "A new and empty volume is made for it; no disk that exists is touched.",
			source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#dynamic"
		},
		{
			group: "storage.k8s.io",
			kind: "VolumeAttachment",
			guarded: require_read_values.HOLD,
			why: "A disk of production would be attached to a node.",
			source: "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/"
		},
		{
			group: "snapshot.storage.k8s.io",
			kind: "VolumeSnapshotClass",
			guarded: require_read_values.tame("retain-contents"),
			why: "With the deletion policy Delete snapshots would go with their objects.",
			source: "https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/#deletionpolicy"
		},
		{
			group: "snapshot.storage.k8s.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "A snapshot would be taken, or one of production bound and later deleted.",
			source: "https://kubernetes.io/docs/concepts/storage/volume-snapshots/"
		},
		{
			group: "groupsnapshot.storage.k8s.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Snapshots would be taken, or some of production bound and later deleted.",
			source: "https://kubernetes-csi.github.io/docs/group-snapshot-restore-feature.html"
		},
		{
			group: "objectstorage.k8s.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "A bucket would be made, or one of production removed.",
			source: "https://container-object-storage-interface.sigs.k8s.io/"
		},
		{
			group: "objectbucket.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "A bucket would be made, or one of production removed.",
			source: "https://rook.io/docs/rook/latest/Storage-Configuration/Object-Storage-RGW/ceph-object-bucket-claim/"
		},
		{
			group: "ceph.rook.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Rook would run a storage cluster, and use up or wipe disks.",
			source: "https://rook.io/docs/rook/latest/CRDs/specification/"
		},
		{
			group: "csi.ceph.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The driver would connect to the storage of production.",
			source: "https://github.com/ceph/ceph-csi-operator"
		},
		{
			group: "longhorn.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Longhorn would make volumes, and back up into the target of production.",
			source: "https://longhorn.io/docs/latest/"
		},
		{
			group: "*.openebs.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "OpenEBS would make volumes and pools on disks.",
			source: "https://openebs.io/docs/"
		},
		{
			group: "openebs.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "OpenEBS would make pools on disks.",
			source: "https://github.com/openebs/mayastor-extensions"
		},
		{
			group: "piraeus.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "The operator would run storage on the disks of nodes.",
			source: "https://piraeus.io/docs/stable/"
		},
		{
			group: "core.libopenstorage.org",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Portworx would run storage on the disks of nodes.",
			source: "https://docs.portworx.com/portworx-enterprise/reference/crd/storage-cluster"
		},
		{
			group: "stork.libopenstorage.org",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Stork would back up, migrate and run rules.",
			source: "https://docs.portworx.com/portworx-enterprise/reference/crd"
		},
		{
			group: "trident.netapp.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Trident would make and remove volumes in the storage of production.",
			source: "https://docs.netapp.com/us-en/trident/"
		},
		{
			group: "cdi.kubevirt.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Its controller would download images into volumes.",
			source: "https://github.com/kubevirt/containerized-data-importer"
		},
		{
			group: "topolvm.io",
			kind: "*",
			guarded: require_read_values.HOLD,
			why: "Its driver would make logical volumes on nodes.",
			source: "https://github.com/topolvm/topolvm"
		}
	],
	identity: IDENTITY,
	privileged: PRIVILEGED,
	eventing: EVENTING
};
// src/safety/ruler.ts
const ROWS = new Map(Object.entries(RULE_TABLES).flatMap(([table, rows]) => rows.map((row) => [keyOf(row.group, row.kind), {
	table,
	row
}])));
/** Of Kubernetes itself; `extensions` was, and old backups still have it. */
const OWN_GROUPS = /* @__PURE__ */ new Set([...require_builtin_resources.builtin_resources_default.map(({ group }) => group), "extensions"]);
const UNKNOWN = {
	decision: { do: "hold" },
	rule: "unknown custom resource",
	why: "No rule knows its group, and its controller may act outside of the cluster."
};
function rulerOf(settings) {
	const known = /* @__PURE__ */ new Map();
	return (group, kind) => {
		const key = keyOf(group, kind);
		if (!known.has(key)) known.set(key, rulingOn(settings, group, kind));
		return known.get(key);
	};
}
function rulingOn(settings, group, kind) {
	const own = settings.rules.find((rule) => fits(rule, group, kind));
	if (own !== void 0) return ownRuling(own, group, kind);
	if (settings.profile === "faithful") return void 0;
	const found = rowFor(group, kind);
	if (found === void 0) return settings.profile === "guarded" && !OWN_GROUPS.has(group) ? UNKNOWN : void 0;
	const { table, row } = found;
	const decision = decisionOf(row, settings);
	if (decision.do === "keep") return void 0;
	return {
		decision,
		rule: `${table}: ${nameOf(row)}`,
		why: row.why,
		source: row.source
	};
}
function decisionOf(row, { profile, hasControllers }) {
	const isolated = row.isolated ?? { do: "keep" };
	if (profile === "guarded" || isolated.do === "defer" && hasControllers) return row.guarded;
	return isolated;
}
/** The row with the most to say: the kind before its group, a group before those above it. */
function rowFor(group, kind) {
	for (const pattern of patternsOf(group)) {
		const found = ROWS.get(keyOf(pattern, kind)) ?? ROWS.get(keyOf(pattern, "*"));
		if (found !== void 0) return found;
	}
}
/** `a.b.io` → `a.b.io`, `*.b.io`, `*.io`. */
function patternsOf(group) {
	const labels = group.split(".");
	return [group, ...labels.slice(1).map((_label, index) => `*.${labels.slice(index + 1).join(".")}`)];
}
function fits({ group, kind, do: wanted }, ofGroup, ofKind) {
	if (kind === "*" && wanted === "hold" && NEEDED.some((one) => one.group === ofGroup && one.kind === ofKind)) return false;
	return isOf(group, ofGroup) && (kind === "*" || kind === ofKind);
}
function isOf(pattern, group) {
	return pattern === "*" || patternsOf(group).includes(pattern);
}
function ownRuling(rule, group, kind) {
	return {
		decision: ownDecision(rule, group, kind),
		rule: `own: ${nameOf(rule)}`,
		why: rule.why
	};
}
/** What has no neutral form is held: the user does not want it to act. */
function ownDecision(rule, group, kind) {
	if (rule.do !== "tame") return { do: rule.do };
	const guarded = rowFor(group, kind)?.row.guarded;
	return guarded?.do === "tame" ? guarded : { do: "hold" };
}
/** Why a rule of the user cannot be followed; undefined when it can. */
function ownRuleProblem({ group, kind, do: wanted }) {
	const needed = NEEDED.find((one) => one.kind === kind && isOf(group, one.group));
	if (wanted === "hold" && needed !== void 0) return `${nameOf(needed)} cannot be held: without it the server refuses ${needed.by}`;
	if (wanted === "tame" && group !== "*" && kind !== "*" && rowFor(group, kind)?.row.guarded.do !== "tame") return `there is no neutral form of ${nameOf({
		group,
		kind
	})}; it can be kept or held`;
}
/** Held, they would fail what was not meant: the server looks for them when it takes others. */
const NEEDED = [
	{
		group: "",
		kind: "Namespace",
		by: "all that is in it"
	},
	{
		group: "apiextensions.k8s.io",
		kind: "CustomResourceDefinition",
		by: "all objects of its kind"
	},
	{
		group: "",
		kind: "ServiceAccount",
		by: "the pods that run as it"
	},
	{
		group: "scheduling.k8s.io",
		kind: "PriorityClass",
		by: "the pods that name it"
	}
];
function keyOf(group, kind) {
	return `${group}/${kind}`;
}
/** `Deployment.apps`, `Service`; of all kinds of a group, the group. */
function nameOf({ group, kind }) {
	if (kind === "*") return group;
	return group === "" ? kind : `${kind}.${group}`;
}
Object.defineProperty(exports, "ownRuleProblem", {
	enumerable: true,
	get: function() {
		return ownRuleProblem;
	}
});
Object.defineProperty(exports, "rulerOf", {
	enumerable: true,
	get: function() {
		return rulerOf;
	}
});
