# The network between this machine and its nodes: a bridge in a network namespace of its own, which no firewall rule of
# this machine reaches, with one link to here. Then, in the same process, the relay by which nodes reach the API server.
# LINK: the link's name here; HOST: this machine's address on it; PORT: of the API server; FOLDER, PROGRAMS
set -eu
setpriv --pdeathsig KILL unshare --net sh -c '
  set -e
  ip link add nodes type bridge
  ip link set lo up
  ip link set nodes up
  exec sleep infinity' &
switch=$!
until nsenter --target "$switch" --net ip link show nodes >/dev/null 2>&1; do
  kill -0 "$switch"
  sleep 0.02
done
# A link of the same name, whose network has just ended, takes the kernel a moment to remove.
tries=0
until ip link add "$LINK" type veth peer name host netns "$switch"; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ]
  sleep 0.1
done
nsenter --target "$switch" --net ip link set host master nodes up
ip address add "$HOST/24" dev "$LINK"
ip link set "$LINK" up
echo "$switch" >"$FOLDER/switch.pid"
exec "$PROGRAMS/beacon" relay "$HOST:$PORT" "127.0.0.1:$PORT"
