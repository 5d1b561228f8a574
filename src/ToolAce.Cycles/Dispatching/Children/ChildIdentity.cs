using System.Globalization;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>Reads what <see cref="ChildLauncher"/> leaves behind: a line of <c>/proc/PID/stat</c> (proc(5)), then the name of the boot.</summary>
internal static class ChildIdentity
{
    private const int StartField = 19; // field 22 of proc(5), counted after the command

    public static ProcessIdentity? Parse(string text)
    {
        var lines = text.Split('\n');
        var stat = lines[0];
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 1
            && fields.Length > StartField
            && int.TryParse(stat.Split(' ')[0], CultureInfo.InvariantCulture, out var pid)
            && long.TryParse(fields[StartField], CultureInfo.InvariantCulture, out var start)
                ? new ProcessIdentity(pid, start, lines[1].Trim())
                : null;
    }
}
