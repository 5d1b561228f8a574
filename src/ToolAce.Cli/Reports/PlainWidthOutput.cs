using System.Text;
using Spectre.Console;

namespace ToolAce.Cli.Reports;

/// <summary>A console's output that is wide enough for any table where nobody's terminal limits it.</summary>
internal sealed class PlainWidthOutput(TextWriter writer, bool redirected) : IAnsiConsoleOutput
{
    private const int RedirectedWidth = 160;

    private readonly AnsiConsoleOutput _inner = new(writer);

    public TextWriter Writer => writer;

    public bool IsTerminal => !redirected && _inner.IsTerminal;

    public int Width => redirected ? RedirectedWidth : _inner.Width;

    public int Height => redirected ? 40 : _inner.Height;

    public void SetEncoding(Encoding encoding) => _inner.SetEncoding(encoding);
}
