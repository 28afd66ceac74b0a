# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: goes to the top of the tree and offers `step`.

cd "$(dirname "$0")/.."

# step TITLE COMMAND...: runs the command and says in one line how long it took. What it wrote is shown only if it failed.
step()
{
    title=$1
    shift
    began=$(date +%s)
    log=$(mktemp)
    printf '%s ... ' "$title"
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
        echo "done in $(($(date +%s) - began)) s"
    else
        status=$?
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
