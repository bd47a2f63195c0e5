# One node in namespaces of its own: its network, its mounts and its processes go when its first process goes.
# NODE, ADDRESS, PODS, LINK, HOST, ROUTES, CGROUP; FOLDER: of this node; NETWORK: the folder with switch.pid; PROGRAMS,
# PACKAGES, LIBRARIES
set -eu

own_namespaces() {
  exec 9</proc/self/ns/net
  exec unshare --net --mount --uts --ipc sh "$0" plug
}

# Here the process ids are still those of the machine, as the link's other end needs.
plug() {
  switch=$(cat "$NETWORK/switch.pid")
  # The other end of this node's last link takes the kernel a moment to remove.
  tries=0
  until ip link add eth0 type veth peer name "$NODE" netns "$switch"; do
    tries=$((tries + 1))
    [ "$tries" -lt 50 ]
    sleep 0.1
  done
  nsenter --target "$switch" --net ip link set "$NODE" master nodes up
  ip address add "$ADDRESS/24" dev eth0
  ip link set lo up
  ip link set eth0 up
  ip route add default via "$HOST"
  for route in $ROUTES; do
    ip route add "${route%,*}" via "${route#*,}"
  done
  nsenter --net=/proc/self/fd/9 ip route replace "$PODS" via "$ADDRESS" dev "$LINK"
  exec 9<&-
  echo "$NODE" >/proc/sys/kernel/hostname
  make_cgroups
  exec unshare --pid --fork --kill-child --mount-proc sh "$0" run
}

# The kubelet wants its group to be there, in every hierarchy of version 1 or in the one of version 2.
make_cgroups() {
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    echo "+cpu +cpuset +memory +pids" >/sys/fs/cgroup/cgroup.subtree_control
    make_cgroup "/sys/fs/cgroup/$CGROUP"
    return
  fi
  for hierarchy in /sys/fs/cgroup/*/; do
    [ -f "$hierarchy/cgroup.procs" ] || continue
    make_cgroup "$hierarchy$CGROUP"
    if [ -f "$hierarchy/cpuset.cpus" ]; then
      cat "$hierarchy/cpuset.cpus" >"$hierarchy$CGROUP/cpuset.cpus"
      cat "$hierarchy/cpuset.mems" >"$hierarchy$CGROUP/cpuset.mems"
    fi
  done
}

# A kubelet that finds the groups of containers that ended with the node before takes seconds for each.
make_cgroup() {
  tries=0
  while [ -d "$1" ] && ! find "$1" -depth -type d -exec rmdir {} +; do
    tries=$((tries + 1))
    [ "$tries" -lt 50 ]
    sleep 0.1
  done
  mkdir "$1"
}

# Each program has a log of its own beside the node's.
begin() {
  log=$FOLDER/logs/$1.log
  shift
  "$@" >>"$log" 2>&1 &
}

run() {
  mount --make-rshared /
  mkdir -p "$FOLDER/var/lib/kubelet" "$FOLDER/var/log/pods" "$FOLDER/logs"
  mount --bind "$FOLDER/var" /var
  mount -t tmpfs -o mode=755 tmpfs /run
  echo 1 >/proc/sys/net/ipv4/ip_forward
  if [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]; then
    echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables
  fi
  export PATH="$PACKAGES/usr/sbin:$PACKAGES/usr/bin:$PATH" LD_LIBRARY_PATH="$LIBRARIES"
  begin containerd containerd --config "$FOLDER/containerd.toml"
  containerd=$!
  until [ -S /run/containerd/containerd.sock ] && ctr version >/dev/null 2>&1; do
    kill -0 "$containerd"
    sleep 0.05
  done
  begin images ctr --namespace k8s.io images import "$FOLDER/pause.tar"
  wait $!
  begin kube-proxy "$PROGRAMS/kube-proxy" --config "$FOLDER/kube-proxy.yaml"
  proxy=$!
  begin kubelet "$PROGRAMS/kubelet" --config "$FOLDER/kubelet.yaml" --kubeconfig "$FOLDER/kubelet.kubeconfig" \
    --hostname-override="$NODE" --node-ip="$ADDRESS" --root-dir="$FOLDER/kubelet" --v=1
  kubelet=$!
  echo "containerd, kube-proxy and kubelet run"
  while kill -0 "$containerd" 2>/dev/null && kill -0 "$proxy" 2>/dev/null && kill -0 "$kubelet" 2>/dev/null; do
    sleep 1
  done
  echo "containerd, kube-proxy or kubelet ended: their logs are in $FOLDER/logs"
  tail -n 3 "$FOLDER"/logs/*.log
  exit 1
}

case ${1:-} in
  plug) plug ;;
  run) run ;;
  *) own_namespaces ;;
esac
