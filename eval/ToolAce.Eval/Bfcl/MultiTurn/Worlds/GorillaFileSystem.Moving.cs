using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Where one is, where one goes, and what there is.</summary>
internal sealed partial class GorillaFileSystem
{
    // Near Python's limit of 1,000 frames: only a folder that contains itself is so deep.
    private const int MaximumDepth = 980;

    private PyValue.Dict Pwd()
    {
        var path = new List<PyValue>();
        for (var directory = Current; directory is not null; directory = directory.Parent)
        {
            path.Insert(0, directory.Name);
        }

        return Py.Dict(("current_working_directory", Py.Of("/" + Py.Join("/", Py.List(path)))));
    }

    private PyValue.Dict Ls(PyValue all)
    {
        var names = Py.Keys(Current.Contents);
        return Py.Dict(("current_directory_content", Py.List(Py.IsTrue(all) ? names : names.Where(name => !Py.StartsWith(name, Py.Of("."))))));
    }

    private PyValue.Dict Cd(PyValue folder)
    {
        var path = Py.AsText(folder, "rstrip").TrimEnd('/');
        path = path.Length == 0 ? "/" : path;
        if (path != "/" && path.Contains('/'))
        {
            return Py.Error($"cd: {path}: Unsupported path. Only one folder level at a time is supported.");
        }

        if (path == "..")
        {
            if (Current.Parent is null)
            {
                return Py.Error(root.EqualTo(Current) ? "Current directory is already the root. Cannot go back." : "cd: ..: No such directory");
            }

            Current = Current.Parent;
            return Py.Dict();
        }

        if (Navigate(Py.Of(path)) is not { } target)
        {
            return NoSuch("cd", path);
        }

        Current = target;
        return Py.Dict(("current_working_directory", target.Name));
    }

    private PyValue Mkdir(PyValue name)
    {
        if (!IsValidName(name))
        {
            return Py.Error($"mkdir: cannot create directory '{Py.Text(name)}': Invalid character");
        }

        if (Py.In(name, Current.Contents))
        {
            return Py.Error($"mkdir: cannot create directory '{Py.Text(name)}': File exists");
        }

        Current.AddDirectory(name);
        return Py.None;
    }

    private PyValue.Dict Find(PyValue path, PyValue name)
    {
        if (Navigate(path) is not { } start)
        {
            return NoSuch("find", Py.Text(path));
        }

        var matches = new PyValue.List([]);
        Search(start, Py.AsText(path, "rstrip").TrimEnd('/'), depth: 0);
        return Py.Dict(("matches", matches));

        void Search(PyDirectory directory, string basePath, int depth)
        {
            if (depth > MaximumDepth)
            {
                throw PyException.RecursionError(" in comparison");
            }

            foreach (var (itemName, item) in directory.Contents.Entries)
            {
                var itemPath = $"{basePath}/{Py.Text(itemName)}";
                if (Py.IsNone(name) || Py.In(name, itemName))
                {
                    matches.Items.Add(Py.Of(itemPath));
                }

                if (item is PyDirectory inner)
                {
                    Search(inner, itemPath, depth + 1);
                }
            }
        }
    }

    private PyValue.Dict Du(PyValue humanReadable)
    {
        var size = Size(Current, depth: 0);
        if (!Py.IsTrue(humanReadable))
        {
            return Usage($"{size} bytes");
        }

        var scaled = (double)size;
        foreach (var unit in (ReadOnlySpan<string>)["B", "KB", "MB", "GB", "TB"])
        {
            if (scaled < 1024)
            {
                return Usage($"{PyDecimalText.Fixed(scaled, places: 2)} {unit}");
            }

            scaled /= 1024;
        }

        return Usage($"{PyDecimalText.Fixed(scaled, places: 2)} PB");

        static PyValue.Dict Usage(string text) => Py.Dict(("disk_usage", Py.Of(text)));
    }

    private static long Size(PyValue item, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw PyException.RecursionError(" while calling a Python object");
        }

        return item switch
        {
            PyFile file => Py.Utf8Length(file.Content),
            PyDirectory directory => directory.Contents.Entries.Sum(e => Size(e.Value, depth + 1)),
            _ => 0,
        };
    }

    private static PyValue.Dict NoSuch(string command, string path) => Py.Error($"{command}: '{path}': No such file or directory");

    /// <summary>The folder at a path from the current one, or from the root; null when there is none.</summary>
    private PyDirectory? Navigate(PyValue path)
    {
        if (Py.IsNone(path) || Py.Is(path, "."))
        {
            return Current;
        }

        var text = Py.AsText(path, "strip");
        if (text == "/")
        {
            return root;
        }

        var directory = text.StartsWith('/') ? root : Current;
        foreach (var name in text.Trim('/').Split('/'))
        {
            if (directory.Item(Py.Of(name)) is not PyDirectory next)
            {
                return null;
            }

            directory = next;
        }

        return directory;
    }
}
