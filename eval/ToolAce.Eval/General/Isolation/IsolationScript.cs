namespace ToolAce.Eval.General.Isolation;

/// <summary>
/// What the first process of the new namespaces does: it builds a root that holds nothing but the system's programs, read-only, four harmless devices and a
/// small private folder, leaves the old root for good, forbids further namespaces and shared memory segments, which no limit counts (where an older kernel
/// does not let it, the module that could ask for them is hidden), and starts the program without privileges, environment or more than its limits. It
/// stays: all processes of the namespace end with it. Whether the kernel did all this, <see cref="IsolationProbe"/> tells.
/// </summary>
internal static class IsolationScript
{
    /// <summary>Written to standard error just before the program starts; what comes before tells of the isolation, what comes after of the program.</summary>
    public const string Ready = "isolated\n";

    /// <summary>Arguments: folder of the interpreter or nothing, processor seconds, memory bytes, file bytes, interpreter, program.</summary>
    public const string Text =
        """
        set -eu
        umask 022
        mount -t tmpfs -o size=1m,mode=755 none /tmp
        cd /tmp
        mkdir usr dev work old
        ln -s old/proc proc
        show() { mount --rbind "/$1" "$1"; mount -o remount,bind,ro,nosuid,nodev "$1"; }
        show usr
        for name in bin sbin lib lib32 lib64 libx32; do
            if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$name"
            elif [ -d "/$name" ]; then mkdir "$name"; show "$name"; fi
        done
        if [ -n "$1" ]; then mkdir -p "${1#/}"; show "${1#/}"; fi
        for name in null zero random urandom; do : > "dev/$name"; mount --bind "/dev/$name" "dev/$name"; done
        mount -t tmpfs -o size=16m,nr_inodes=1024,mode=700,nosuid,nodev,noexec none work
        { echo 0 > /proc/sys/user/max_user_namespaces; } 2> dev/null || true
        if ! { echo 0 > /proc/sys/kernel/shmmni; } 2> dev/null; then
            for file in ".${5%/bin/*}"/lib*/python3*/lib-dynload/_ctypes*.so; do if [ -e "$file" ]; then mount --bind dev/null "$file"; fi; done
        fi
        pivot_root . old
        cd /
        umount -l old
        rm proc
        rmdir old
        mount -o remount,bind,ro,nosuid,nodev /
        cd /work
        echo isolated >&2
        set +e
        prlimit --cpu="$2:$(($2 + 1))" --as="$3" --fsize="$4" --nproc=1 --nofile=64 --core=0 --msgqueue=0 --memlock=0 \
            setpriv --bounding-set=-all --inh-caps=-all --no-new-privs env -i "$5" -I -S -B -c "$6"
        exit $?
        """;
}
