# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: goes to the top of the tree and offers `step`.

cd "$(dirname "$0")/.."

# Shows how far the command that writes LOG has come, "[120/363]" of ninja or a percentage, until it is stopped: on a
# terminal in place, else once a minute.
showProgress()
{
    title=$1
    log=$2
    if [ -t 1 ]; then pause=1; else pause=60; fi
    while sleep "$pause" >/dev/null 2>&1; do # what outlives the kill must not hold the output open
        place=$(tail -n 1 "$log" | grep -o '^\[[ 0-9]*/[0-9]*\]\|^ *[0-9]*%' || true)
        [ -n "$place" ] || continue
        if [ -t 1 ]; then printf '\r%s ... %s ' "$title" "$place"; else printf '%s ' "$place"; fi
    done
}

# step TITLE COMMAND...: runs the command and says in one line how long it took. What it wrote is shown only if it failed.
step()
{
    title=$1
    shift
    began=$(date +%s)
    log=$(mktemp)
    printf '%s ... ' "$title"
    showProgress "$title" "$log" &
    watcher=$!
    trap 'kill $watcher 2>/dev/null; exit 130' INT TERM
    status=0
    "$@" >"$log" 2>&1 || status=$?
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    trap - INT TERM
    if [ "$status" -eq 0 ]; then
        echo "done in $(($(date +%s) - began)) s"
        rm -f "$log"
    else
        echo "failed after $(($(date +%s) - began)) s"
        cat "$log" >&2
        rm -f "$log"
        exit "$status"
    fi
}

# How many compilers may run at once: one a core, and about 2 GiB of free memory for each.
parallelJobs()
{
    cores=$(nproc)
    byMemory=$(awk '/^MemAvailable:/ { print int($2 / 2097152) }' /proc/meminfo)
    [ "$byMemory" -ge 1 ] || byMemory=1
    [ "$byMemory" -lt "$cores" ] && echo "$byMemory" || echo "$cores"
}

# build PRESET: from nothing to programs in build/PRESET.
build()
{
    step "Packages" packaging/install-dependencies
    step "Configuring" cmake --preset "$1"
    step "Building" cmake --build --preset "$1" -j "$(parallelJobs)"
}
