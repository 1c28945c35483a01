#!/bin/bash
# Assembles the node image from Debian packages and the binaries of build.sh.
# usage: DOCKER_HOST=... image.sh BINDIR WORKDIR TAG
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); bin=$(cd "$1" && pwd); work=$2; tag=$3
K8S=$("$bin/kubeadm" version -o short)
mkdir -p "$work"; cd "$work"; rm -rf root img store; mkdir root img store
step() { echo "[$SECONDS s] $*"; }

step 'node root file system from Debian packages'
if [[ ! -s base.tar ]]; then
  mmdebstrap -q --format=tar --variant=essential \
    --include=systemd,systemd-sysv,iptables,nftables,iproute2,ethtool,procps,kmod,mount,conntrack,jq,containerd,runc,containernetworking-plugins \
    --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    bookworm base.tar.part /etc/apt/sources.list.d/debian.sources
  mv base.tar.part base.tar
fi
tar -C root -xf base.tar --exclude='./dev/*'

step 'images that kubeadm asks for'
declare -A ref
while read -r r; do n=${r##*/}; ref[${n%%:*}]=$r; done < <("$bin/kubeadm" config images list --kubernetes-version "$K8S")
single() { # image binary path-in-image
  local d=img/$1; mkdir -p "$d/$(dirname "$3")" "$d/tmp" "$d/etc"; cp "$2" "$d/$3"
  tar -C "$d" --owner=0 --group=0 -c . | docker import -c "$([[ $1 == busybox ]] && echo 'CMD ["sh"]' || echo "ENTRYPOINT [\"/$3\"]")" -c 'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "${ref[$1]}" >/dev/null
}
single pause "$bin/pause" pause
single coredns "$bin/coredns" coredns
for n in etcd kube-apiserver kube-controller-manager kube-scheduler; do single "$n" "$bin/$n" "usr/local/bin/$n"; done
# kube-proxy runs iptables: the node's own packages, only the files it needs
d=img/kube-proxy; mkdir -p $d/{tmp,run,etc,usr/local/bin,usr/sbin,usr/bin,usr/lib}
for l in bin sbin lib lib64; do [[ -L root/$l ]] && cp -a "root/$l" "$d/$l"; done
mkdir -p $d/usr/lib64
for f in xtables-nft-multi nft conntrack; do cp -L "root/usr/sbin/$f" $d/usr/sbin/; done
for f in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do ln -s xtables-nft-multi "$d/usr/sbin/$f"; done
mkdir -p $d/usr/lib/x86_64-linux-gnu; cp -a root/usr/lib/x86_64-linux-gnu/xtables $d/usr/lib/x86_64-linux-gnu/
# (the match modules too: libxt_statistic needs libm)
{ chroot root ldd /usr/sbin/{xtables-nft-multi,nft,conntrack}; chroot root sh -c 'ldd /usr/lib/x86_64-linux-gnu/xtables/*.so'; } | sed -nE 's#^.* => (/[^ ]+) .*#\1#p; s#^\s+(/[^ ]+) \(.*#\1#p' | sort -u | while read -r l; do
  mkdir -p "$d$(dirname "$l")"; cp "$(realpath -e "root$(chroot root realpath "$l")")" "$d$l"
done
ref[local-path-provisioner]=localhost/local-path-provisioner:v0.0.30 ref[busybox]=localhost/busybox:1
single local-path-provisioner "$bin/local-path-provisioner" usr/local/bin/local-path-provisioner
mkdir -p img/busybox/bin; for a in $(/bin/busybox --list); do ln -sf busybox "img/busybox/bin/$a"; done; rm -f img/busybox/bin/busybox
single busybox /bin/busybox bin/busybox
single kube-proxy "$bin/kube-proxy" usr/local/bin/kube-proxy
docker save -o images.tar "${ref[@]}"

step 'into the containerd store of the node, not unpacked'
cat > store/config.toml <<T
version = 2
disabled_plugins = ["io.containerd.grpc.v1.cri"]
root = "$PWD/root/var/lib/containerd"
state = "$PWD/store/state"
[grpc]
  address = "$PWD/store/sock"
T
containerd -c store/config.toml >store/log 2>&1 & cpid=$!
for _ in $(seq 50); do [[ -S store/sock ]] && break; sleep 0.1; done
ctr -a "$PWD/store/sock" -n k8s.io images import --no-unpack images.tar
kill $cpid; wait $cpid || true

step 'node files'
f=$here/rootfs
install -m755 "$f/entrypoint" root/usr/local/bin/entrypoint
install -m755 "$bin"/{kubelet,kubeadm,kubectl} root/usr/bin/
install -Dm644 "$f/kubelet.service" root/etc/systemd/system/kubelet.service
install -Dm644 "$f/10-node.conflist" root/etc/cni/net.d/10-node.conflist
sed "s#@PAUSE@#${ref[pause]}#" "$f/containerd.toml" > root/etc/containerd/config.toml
mkdir -p root/kind/manifests root/etc/kubernetes/manifests
echo "$K8S" > root/kind/version
cp "$f"/default-*.yaml root/kind/manifests/
echo 'ReadKMsg=no' >> root/etc/systemd/journald.conf
rm -f root/etc/systemd/system/*.wants/* root/lib/systemd/system/{multi-user,local-fs,sysinit}.target.wants/{getty.target,systemd-tmpfiles-setup.service,dev-hugepages.mount,sys-kernel-*.mount,sys-fs-*.mount,systemd-sysctl.service,systemd-binfmt.service,proc-sys-fs-binfmt_misc.automount,systemd-logind.service,systemd-update-utmp*.service} 2>/dev/null || true
mkdir -p root/etc/systemd/system/multi-user.target.wants
ln -s /lib/systemd/system/containerd.service root/etc/systemd/system/multi-user.target.wants/
ln -s /etc/systemd/system/kubelet.service root/etc/systemd/system/multi-user.target.wants/
for u in systemd-binfmt.service systemd-sysctl.service systemd-logind.service e2scrub_reap.service; do ln -sf /dev/null "root/etc/systemd/system/$u"; done
: > root/etc/machine-id

step 'docker import'
tar -C root -c . | docker import -c 'ENTRYPOINT ["/usr/local/bin/entrypoint","/sbin/init"]' -c 'ENV container=docker' - "$tag"
step "done: $(docker image inspect -f '{{.Size}}' "$tag") bytes"
