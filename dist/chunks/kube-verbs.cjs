const require_json = require("./core-json.cjs");
const require_kube_error = require("./kube-kube-error.cjs");
// src/kube/paths.ts
/** `apps/v1` → group and version; `v1` → the core group. */
function splitApiVersion(apiVersion) {
	const slash = apiVersion.indexOf("/");
	return slash < 0 ? {
		group: "",
		version: apiVersion
	} : {
		group: apiVersion.slice(0, slash),
		version: apiVersion.slice(slash + 1)
	};
}
function joinApiVersion(group, version) {
	return group === "" ? version : `${group}/${version}`;
}
/** `deployments.apps` → resource and group: the group is what follows the first dot (F-30). */
function splitGroupResource(groupResource) {
	const dot = groupResource.indexOf(".");
	return dot < 0 ? {
		resource: groupResource,
		group: ""
	} : {
		resource: groupResource.slice(0, dot),
		group: groupResource.slice(dot + 1)
	};
}
function joinGroupResource(resource, group) {
	return group === "" ? resource : `${resource}.${group}`;
}
/** The collection of a type; the namespace is '' for cluster scope or for all namespaces. */
function collectionPath(type, namespace) {
	return `${type.group === "" ? `/api/${seg(type.version)}` : `/apis/${seg(type.group)}/${seg(type.version)}`}${namespace === "" ? "" : `/namespaces/${seg(namespace)}`}/${seg(type.resource)}`;
}
function objectPath(type, namespace, name) {
	return `${collectionPath(type, namespace)}/${seg(name)}`;
}
/** Half a surrogate pair cannot be encoded; Kubernetes reads it as U+FFFD. */
function seg(text) {
	return encodeURIComponent(text.toWellFormed());
}
/** A list that expires again and again is larger than the server can give. */
const MAX_RESTARTS = 3;
/** One object, or undefined when there is none. @throws KubeError, TransportError */
async function getObject(client, type, namespace, name) {
	try {
		return asObject(await client.expect({
			method: "GET",
			path: objectPath(type, namespace, name)
		}));
	} catch (error) {
		if (error instanceof require_kube_error.KubeError && error.isNotFound) return void 0;
		throw error;
	}
}
/** Creates and returns the stored object. @throws KubeError, TransportError */
async function createObject(client, type, namespace, object) {
	const path = collectionPath(type, namespace);
	return asObject(await client.expect({
		method: "POST",
		path,
		body: require_json.stringifyJson(object)
	}));
}
/** An object's metadata instead of all of it, where the server can do that. */
const METADATA_ONLY = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
/** A query. Without it the server decodes every body twice, for warnings that Velero does not read either. */
const WITHOUT_WARNINGS = "?fieldValidation=Ignore";
/** A query: everything but storing it, that is defaults, admission, validation. */
const DRY_RUN = `${WITHOUT_WARNINGS}&dryRun=All`;
/** JSON merge patch of one object or of a sub-resource of it. @param query with its question mark @throws KubeError, TransportError */
async function mergePatchObject(client, type, namespace, name, patch, query = WITHOUT_WARNINGS) {
	await client.expect({
		method: "PATCH",
		path: `${objectPath(type, namespace, name)}${query}`,
		body: require_json.stringifyJson(patch),
		contentType: "application/merge-patch+json",
		accept: METADATA_ONLY
	});
}
/** Replaces an object as long as its resourceVersion is that of the object. @throws KubeError, TransportError */
async function replaceObject(client, type, namespace, name, object) {
	await put(client, objectPath(type, namespace, name), object);
}
/** Replaces a sub-resource. @throws KubeError, TransportError */
async function putSubresource(client, type, namespace, name, subresource, object) {
	await put(client, `${objectPath(type, namespace, name)}/${subresource}`, object);
}
async function put(client, path, object) {
	const body = require_json.stringifyJson(object);
	await client.expect({
		method: "PUT",
		path: `${path}${WITHOUT_WARNINGS}`,
		body,
		accept: METADATA_ONLY
	});
}
/**
* Deletes exactly this object, and in the background what it owns. `accepted`: it is gone, or goes when its finalizers are
* through. `absent`: it was gone, or its name belongs to another one. @throws KubeError, TransportError
*/
async function deleteObject(client, type, object) {
	const { status, body } = await client.send({
		method: "DELETE",
		path: objectPath(type, object.namespace, object.name),
		body: require_json.stringifyJson({
			apiVersion: "v1",
			kind: "DeleteOptions",
			propagationPolicy: "Background",
			preconditions: { uid: object.uid }
		}),
		accept: METADATA_ONLY
	});
	if (status < 300) return "accepted";
	if (status === 404 || status === 409) return "absent";
	throw require_kube_error.kubeErrorOf(status, body);
}
/**
* Pages of a collection, every object once; the namespace is '' for all. When the list expires in between, it goes on at the same
* place, if the server says how, and from the start otherwise. @throws KubeError, TransportError
*/
async function* listPages(client, type, namespace, options = {}) {
	const seen = /* @__PURE__ */ new Set();
	let restarts = 0;
	for (let token = "";;) {
		const answer = await client.send(listRequest(type, namespace, options, token));
		const hasExpired = answer.status === 410 && token !== "" && restarts < MAX_RESTARTS;
		if (answer.status >= 300 && !hasExpired) throw require_kube_error.kubeErrorOf(answer.status, answer.body);
		const page = require_json.parseJson(answer.body.toString("utf8"));
		token = require_json.textAt(page, "metadata", "continue") ?? "";
		if (hasExpired) {
			restarts += 1;
			continue;
		}
		const objects = require_json.listAt(page, "items").filter(require_json.isObject);
		yield restarts === 0 ? objects : objects.filter((one) => !seen.has(uidOf(one)));
		if (token === "") return;
		for (const one of objects) seen.add(uidOf(one));
	}
}
function listRequest(type, namespace, { labelSelector, metadataOnly, pageSize = 500 }, token) {
	const query = new URLSearchParams({ limit: String(pageSize) });
	if (labelSelector !== void 0) query.set("labelSelector", labelSelector);
	if (token !== "") query.set("continue", token);
	return {
		method: "GET",
		path: `${collectionPath(type, namespace)}?${query}`,
		...metadataOnly ? { accept: METADATA_LIST } : {}
	};
}
function uidOf(object) {
	return require_json.textAt(object, "metadata", "uid") ?? "";
}
const METADATA_LIST = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
/** All objects of a collection. @throws KubeError, TransportError */
async function listObjects(client, type, namespace, options = {}) {
	const objects = [];
	for await (const page of listPages(client, type, namespace, options)) objects.push(...page);
	return objects;
}
function asObject(body) {
	const parsed = require_json.parseJson(body.toString("utf8"));
	if (!require_json.isObject(parsed) || require_json.at(parsed, "metadata") === void 0) throw new require_kube_error.KubeError(200, "Unknown", "the server answered with something that is no Kubernetes object");
	return parsed;
}
Object.defineProperty(exports, "DRY_RUN", {
	enumerable: true,
	get: function() {
		return DRY_RUN;
	}
});
Object.defineProperty(exports, "METADATA_ONLY", {
	enumerable: true,
	get: function() {
		return METADATA_ONLY;
	}
});
Object.defineProperty(exports, "WITHOUT_WARNINGS", {
	enumerable: true,
	get: function() {
		return WITHOUT_WARNINGS;
	}
});
Object.defineProperty(exports, "collectionPath", {
	enumerable: true,
	get: function() {
		return collectionPath;
	}
});
Object.defineProperty(exports, "createObject", {
	enumerable: true,
	get: function() {
		return createObject;
	}
});
Object.defineProperty(exports, "deleteObject", {
	enumerable: true,
	get: function() {
		return deleteObject;
	}
});
Object.defineProperty(exports, "getObject", {
	enumerable: true,
	get: function() {
		return getObject;
	}
});
Object.defineProperty(exports, "joinApiVersion", {
	enumerable: true,
	get: function() {
		return joinApiVersion;
	}
});
Object.defineProperty(exports, "joinGroupResource", {
	enumerable: true,
	get: function() {
		return joinGroupResource;
	}
});
Object.defineProperty(exports, "listObjects", {
	enumerable: true,
	get: function() {
		return listObjects;
	}
});
Object.defineProperty(exports, "listPages", {
	enumerable: true,
	get: function() {
		return listPages;
	}
});
Object.defineProperty(exports, "mergePatchObject", {
	enumerable: true,
	get: function() {
		return mergePatchObject;
	}
});
Object.defineProperty(exports, "objectPath", {
	enumerable: true,
	get: function() {
		return objectPath;
	}
});
Object.defineProperty(exports, "putSubresource", {
	enumerable: true,
	get: function() {
		return putSubresource;
	}
});
Object.defineProperty(exports, "replaceObject", {
	enumerable: true,
	get: function() {
		return replaceObject;
	}
});
Object.defineProperty(exports, "splitApiVersion", {
	enumerable: true,
	get: function() {
		return splitApiVersion;
	}
});
Object.defineProperty(exports, "splitGroupResource", {
	enumerable: true,
	get: function() {
		return splitGroupResource;
	}
});
