using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>The folder of documents that speciation reads; its <c>heldout.txt</c> names the domains that never enter training.</summary>
public sealed record CorpusConfig(string Documents)
{
    internal static CorpusConfig Read(Section s) => new(s.Text("documents", "configs/corpus"));
}
