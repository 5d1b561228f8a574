using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>Adaptation: samples the subtree an API has to cover. Sizes are geometric with the given mean, cut at the given maximum.</summary>
internal sealed class SubtreeSampler(ContextTree tree, double mean, int largest)
{
    public Subtree Draw(Random random)
    {
        var domain = random.Pick(tree.Domains);
        var area = tree.Areas.First(a => a.Children.Contains(domain));
        var (path, section) = random.Pick(Sections(domain, "").ToArray());
        var size = 1;
        while (size < largest && random.Chance(1 - 1 / mean))
        {
            size++;
        }

        // One section first, so that what an API offers belongs together; the rest of the domain only when the section is too small.
        var within = section.All().ToHashSet(ReferenceEqualityComparer.Instance);
        var near = random.Sample(Functionalities(section.All()), size);
        var far = random.Sample(Functionalities(domain.All().Where(n => !within.Contains(n))), size - near.Count);
        Functionality[] chosen = [.. near, .. far];
        return new Subtree(domain.Name, area.Name, path, chosen, [.. Functionalities(domain.All()).Except(chosen)]);
    }

    /// <summary>Every section below a node with its path from there, wider ones before narrower ones.</summary>
    private static IEnumerable<(string Path, ContextNode Node)> Sections(ContextNode node, string path) =>
        node.Children.Where(c => c.Level == ContextLevel.Section).SelectMany(s => Sections(s, $"{path}{s.Name}/").Prepend((path + s.Name, s)));

    private static IReadOnlyList<Functionality> Functionalities(IEnumerable<ContextNode> nodes) => [.. nodes.Select(n => n.Functionality).OfType<Functionality>()];
}
