using ToolAce.Eval.Bfcl.MultiTurn.Worlds;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>Makes worlds by the names their classes have in the official data.</summary>
/// <param name="constants">The backends' constants.</param>
/// <param name="clock">What day it is where a world asks; the system's clock by default.</param>
internal sealed class WorldCatalog(WorldConstants constants, TimeProvider? clock = null)
{
    /// <summary>A new instance, nothing loaded yet.</summary>
    /// <exception cref="KeyNotFoundException">No class is called so.</exception>
    public World Create(string className) => className switch
    {
        GorillaFileSystem.Name => new GorillaFileSystem(constants),
        MathApi.Name => new MathApi(constants),
        MessageApi.Name => new MessageApi(constants),
        TicketApi.Name => new TicketApi(constants),
        TradingBot.Name => new TradingBot(constants),
        TravelApi.Name => new TravelApi(constants, clock ?? TimeProvider.System),
        TwitterApi.Name => new TwitterApi(constants),
        VehicleControlApi.Name => new VehicleControlApi(constants),
        _ => throw new KeyNotFoundException($"no multi-turn class is called {className}"),
    };
}
