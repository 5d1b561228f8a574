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
        var section = random.Pick(domain.Children);
        var size = 1;
        while (size < largest && random.Chance(1 - 1 / mean))
        {
            size++;
        }

        // One section first, so that what an API offers belongs together; the rest of the domain only when the section is too small.
        var near = random.Sample(Functionalities(section), size);
        var far = random.Sample([.. domain.Children.Where(s => s != section).SelectMany(Functionalities)], size - near.Count);
        Functionality[] chosen = [.. near, .. far];
        return new Subtree(domain.Name, area.Name, section.Name, chosen, [.. domain.Children.SelectMany(Functionalities).Except(chosen)]);
    }

    private static IReadOnlyList<Functionality> Functionalities(ContextNode section) => [.. section.Children.Select(c => c.Functionality!)];
}
