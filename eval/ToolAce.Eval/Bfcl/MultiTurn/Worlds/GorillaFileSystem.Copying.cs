using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Moving, copying and removing files and folders.</summary>
internal sealed partial class GorillaFileSystem
{
    private PyValue.Dict Mv(PyValue source, PyValue destination) => Transfer("mv", "move", "moved", source, destination, (item, to, name) =>
    {
        Current.Contents.Remove(source);
        if (item is PyFile file)
        {
            to.AddFile(name, file.Content);
        }
        else
        {
            to.AddDirectory(name).Contents = ((PyDirectory)item).Contents;
        }
    });

    private PyValue.Dict Cp(PyValue source, PyValue destination) => Transfer("cp", "copy", "copied", source, destination, (item, to, name) =>
    {
        if (item is PyFile file)
        {
            to.AddFile(name, file.Content);
        }
        else
        {
            // The contents are looked at after the new folder is there, which matters when a folder is copied into itself.
            var made = to.AddDirectory(name);
            made.Contents = Py.Copy(((PyDirectory)item).Contents);
        }
    });

    private PyValue.Dict Transfer(string command, string verb, string done, PyValue source, PyValue destination, Action<PyValue, PyDirectory, PyValue> transfer)
    {
        if (!Py.In(source, Current.Contents))
        {
            return Py.Error($"{command}: cannot {verb} '{Py.Text(source)}': No such file or directory");
        }

        var item = Current.Item(source)!;
        if (Py.In(Slash, destination))
        {
            return Py.Error($"{command}: path not allowed in destination. Provide only a file or directory name.");
        }

        var (from, to) = (Py.Text(source), Py.Text(destination));
        if (!Py.In(destination, Current.Contents))
        {
            transfer(item, Current, destination);
            return Py.Dict(("result", Py.Of($"'{from}' {done} to '{to}'")));
        }

        if (Current.Item(destination) is not PyDirectory into)
        {
            return Py.Error($"{command}: cannot {verb} '{from}' to '{to}': Not a directory");
        }

        // Only a move looks for the name in the folder; a copy looks for the whole path there, which no name can be, and then fails to add the item.
        if (command == "mv" && Py.In(Py.Of(from), into.Contents))
        {
            return Py.Error($"mv: cannot move '{from}' to '{to}/{from}': File exists");
        }

        transfer(item, into, source);
        return Py.Dict(("result", Py.Of($"'{from}' {done} to '{to}/{from}'")));
    }

    private PyValue.Dict Rm(PyValue name)
    {
        if (!Py.In(name, Current.Contents))
        {
            return Py.Error($"rm: cannot remove '{Py.Text(name)}': No such file or directory");
        }

        Current.Contents.Remove(name);
        return Py.Dict(("result", Py.Of($"'{Py.Text(name)}' removed")));
    }

    private PyValue.Dict Rmdir(PyValue name)
    {
        if (!Py.In(name, Current.Contents))
        {
            return Py.Error($"rmdir: cannot remove '{Py.Text(name)}': No such file or directory");
        }

        if (Current.Item(name) is not PyDirectory directory)
        {
            return Py.Error($"rmdir: cannot remove '{Py.Text(name)}': Not a directory");
        }

        if (directory.Contents.Count > 0)
        {
            return Py.Error($"rmdir: cannot remove '{Py.Text(name)}': Directory not empty");
        }

        Current.Contents.Remove(name);
        return Py.Dict(("result", Py.Of($"'{Py.Text(name)}' removed")));
    }
}
