using ToolAce.Cli.Doctor;

namespace ToolAce.Cli.Tests.Doctor;

/// <summary>A machine made of a folder.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public Dictionary<string, string> Variables { get; } = [];

    public Dictionary<string, string> Programs { get; } = [];

    public int Cores { get; init; } = 2;

    public Machine Machine => new(_root.Path, Cores, Variables.GetValueOrDefault, (program, _, _) => Task.FromResult(Programs.GetValueOrDefault(program)));

    public FakeMachine With(string file, string text)
    {
        _root.Write(file, text);
        return this;
    }

    public void Dispose() => _root.Dispose();
}
