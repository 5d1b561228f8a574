using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Reading and writing files.</summary>
internal sealed partial class GorillaFileSystem
{
    private PyValue Touch(PyValue name)
    {
        if (!IsValidName(name))
        {
            return Py.Error($"touch: cannot touch '{Py.Text(name)}': Invalid character");
        }

        if (Py.In(name, Current.Contents))
        {
            return Py.Error($"touch: cannot touch '{Py.Text(name)}': File exists");
        }

        Current.AddFile(name, Py.Of(""));
        return Py.None;
    }

    private PyValue Echo(PyValue content, PyValue name)
    {
        if (Py.IsNone(name))
        {
            return Py.Dict(("terminal_output", content));
        }

        if (!IsValidName(name))
        {
            return Py.Error($"echo: cannot write to '{Py.Text(name)}': Invalid character");
        }

        if (!Py.IsTrue(name))
        {
            return Py.Dict(("terminal_output", content));
        }

        if (!Py.In(name, Current.Contents))
        {
            return Py.Error($"echo: cannot write to '{Py.Text(name)}': No such file");
        }

        var file = Current.Item(name) as PyFile ?? throw PyException.NoAttribute(Current.Item(name)!, "_write");
        file.Content = content;
        return Py.None;
    }

    private PyValue.Dict Cat(PyValue name)
    {
        if (!IsValidName(name))
        {
            return Py.Error($"cat: '{Py.Text(name)}': Invalid character");
        }

        if (!Py.In(name, Current.Contents))
        {
            return NoSuch("cat", Py.Text(name));
        }

        return Current.Item(name) is PyFile file ? Py.Dict(("file_content", file.Content)) : Py.Error($"cat: '{Py.Text(name)}': Is a directory");
    }

    private PyValue.Dict Wc(PyValue name, PyValue mode)
    {
        if (mode is not PyValue.Str { Value: "l" or "w" or "c" } how)
        {
            return Py.Error($"wc: invalid mode '{Py.Text(mode)}'");
        }

        if (File(name) is not { } file)
        {
            return Py.Error($"wc: {Py.Text(name)}: No such file or directory");
        }

        var (count, type) = how.Value switch
        {
            "l" => (LinesOf(file).Count, "lines"),
            "w" => (Py.Words(Py.AsText(file.Content, "split")).Count, "words"),
            _ => (Py.Len(file.Content), "characters"),
        };
        return Py.Dict(("count", Py.Of(count)), ("type", Py.Of(type)));
    }

    private PyValue.Dict Sort(PyValue name)
    {
        if (File(name) is not { } file)
        {
            return Py.Error($"sort: {Py.Text(name)}: No such file or directory");
        }

        var lines = LinesOf(file);
        lines.Sort(Py.CompareText);
        return Py.Dict(("sorted_content", Py.Of(string.Join('\n', lines))));
    }

    private PyValue.Dict Grep(PyValue name, PyValue pattern) => File(name) is { } file
        ? Py.Dict(("matching_lines", Py.List(LinesOf(file).Select(Py.Of).Where(line => Py.In(pattern, line)))))
        : Py.Error($"grep: {Py.Text(name)}: No such file or directory");

    private PyValue.Dict Tail(PyValue name, PyValue count)
    {
        if (File(name) is not { } file)
        {
            return Py.Error($"tail: {Py.Text(name)}: No such file or directory");
        }

        var lines = Py.Strings(LinesOf(file));
        var last = Py.Greater(count, Py.Of(lines.Items.Count)) ? Py.Of(lines.Items.Count) : count;
        return Py.Dict(("last_lines", Py.Of(Py.Join("\n", Py.Slice(lines, Py.Negate(last), Py.None, Py.None)))));
    }

    private PyValue.Dict Diff(PyValue first, PyValue second)
    {
        // The second name is looked up only when the first is known.
        if (Py.In(first, Current.Contents) && Py.In(second, Current.Contents) && Current.Item(first) is PyFile one && Current.Item(second) is PyFile other)
        {
            var changed = LinesOf(one).Zip(LinesOf(other)).Where(pair => pair.First != pair.Second).Select(pair => $"- {pair.First}\n+ {pair.Second}");
            return Py.Dict(("diff_lines", Py.Of(string.Join('\n', changed))));
        }

        return Py.Error($"diff: {Py.Text(first)} or {Py.Text(second)}: No such file or directory");
    }

    private static List<string> LinesOf(PyFile file) => Py.Lines(Py.AsText(file.Content, "splitlines"));
}
