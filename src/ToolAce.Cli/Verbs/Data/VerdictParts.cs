using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Cli.Verbs.Models;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Verdicts on their way into a file: kept in parts beside it until all are there, so that a stopped run goes on after the last part.</summary>
internal sealed class VerdictParts : IDisposable
{
    private const int UsualPartRows = 1024;
    private readonly int _partRows;
    private readonly PartFolder<VerdictLine> _parts;
    private readonly string _target;
    private readonly List<VerdictLine> _open = [];
    private int _next;

    /// <summary>Opens them; <paramref name="funnel"/> counts what an earlier run of the same request left, <paramref name="partRows"/> are kept together.</summary>
    /// <exception cref="UsageException">Another process writes there, or there is nothing to resume where it has to be.</exception>
    public VerdictParts(string target, string request, ResumeMode mode, VerifyFunnel funnel, int partRows = UsualPartRows)
    {
        (_target, _partRows) = (target, partRows);
        _parts = PartFolder<VerdictLine>.Open(Path.GetFullPath(target) + ".work", request, mode);
        foreach (var line in Lines())
        {
            funnel.Add(line);
        }

        _next = funnel.In;
    }

    public void Add(VerdictLine line)
    {
        _open.Add(line);
        if (_open.Count == _partRows)
        {
            Close();
        }
    }

    /// <summary>Makes the file; the parts are gone then. Its path, absolute.</summary>
    public string Publish(CancellationToken cancellationToken)
    {
        Close();
        using var file = RowFile.Create(_target);
        foreach (var line in Lines())
        {
            file.Add(line);
        }

        file.Publish(cancellationToken);
        _parts.Remove();
        return file.Path;
    }

    /// <summary>Leaves nothing behind.</summary>
    public void Remove() => _parts.Remove();

    public void Dispose() => _parts.Dispose();

    private IEnumerable<VerdictLine> Lines() => _parts.Read().SelectMany(p => p.Rows);

    private void Close()
    {
        if (_open.Count > 0)
        {
            _next += _open.Count;
            _parts.Add(new Part<VerdictLine>([.. _open], _next, new Dictionary<string, int>()));
            _open.Clear();
        }
    }
}
