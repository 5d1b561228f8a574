using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn;

/// <summary>Small worlds of our own, so that rules are tested without the official data.</summary>
internal static class TestWorlds
{
    private const string Constants = """
        {
          "ticket_api": {"DEFAULT_STATE": {"ticket_queue": [], "ticket_counter": 1, "current_user": null}},
          "gorilla_file_system": {"DEFAULT_STATE": {}},
          "long_context": {"FILE_CONTENT_EXTENSION": " and more", "POPULATE_FILE_EXTENSION": ["extra.txt"], "FILES_TAIL_USED": ["kept.txt"]}
        }
        """;

    public static WorldCatalog Catalog { get; } = new(WorldConstants.Parse(Constants));

    public static MultiTurnExecution Execution(string className, string scenario = "{}", bool longContext = false) => new(Catalog, Setting(className, scenario, longContext));

    public static MultiTurnSetting Setting(string className, string scenario = "{}", bool longContext = false) =>
        new([className], (PyValue.Dict)PyJson.Parse($$"""{"{{className}}": {{scenario}}}"""), longContext);

    /// <summary>An item about tickets whose user is logged in.</summary>
    public static MultiTurnEntry Tickets(params IReadOnlyList<string>[] groundTruth) =>
        new("multi_turn_base_0", [], Setting("TicketAPI", """{"current_user": "ann"}"""), groundTruth);
}
