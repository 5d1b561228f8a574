using ToolAce.Core.Calls;

namespace ToolAce.Storage.Tests.Support;

public sealed record SampleInner(string Name, IReadOnlyList<double> Values, Literal? Value);
