using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

/// <summary>The scripted designer as if behind an endpoint: answers come in an order of chance.</summary>
internal sealed class HastyDesigner(int chance) : IApiDesigner
{
    private readonly ScriptedApiDesigner designer = new(Shipped.Values, Shipped.Corpus.Verbs);
    private readonly Random random = new(chance);

    public async Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken)
    {
        int wait;
        lock (random)
        {
            wait = random.Next(5);
        }

        await Task.Delay(wait, cancellationToken);
        return await designer.DesignAsync(brief, cancellationToken);
    }
}
