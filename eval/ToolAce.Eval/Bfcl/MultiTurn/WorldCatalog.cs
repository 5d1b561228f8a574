using ToolAce.Eval.Bfcl.MultiTurn.Worlds;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>Makes worlds by the names their classes have in the official data.</summary>
internal sealed class WorldCatalog(WorldConstants constants)
{
    /// <summary>A new instance, nothing loaded yet.</summary>
    /// <exception cref="KeyNotFoundException">No class is called so.</exception>
    public World Create(string className) => className switch
    {
        GorillaFileSystem.Name => new GorillaFileSystem(constants),
        MathApi.Name => new MathApi(constants),
        MessageApi.Name => new MessageApi(constants),
        TicketApi.Name => new TicketApi(constants),
        _ => throw new KeyNotFoundException($"no multi-turn class is called {className}"),
    };
}
