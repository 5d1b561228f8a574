using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Agentic;

namespace ToolAce.Eval.Suites;

/// <summary>Reads the function documents of worlds, one file a class.</summary>
internal sealed class WorldFunctionDocs(OfficialFiles files, List<SuiteProblem> problems)
{
    private readonly Dictionary<string, IReadOnlyList<FunctionDoc>> known = [];

    /// <exception cref="FormatException">No class is called so.</exception>
    /// <exception cref="SuiteException">Its file is missing.</exception>
    public IReadOnlyList<FunctionDoc> Of(string className)
    {
        if (!known.TryGetValue(className, out var functions))
        {
            var path = files.Require($"multi_turn_func_doc/{FileName(className)}.json");
            known.Add(className, functions = [.. JsonLines.Read(path, FunctionReader.Read, problems).Select(f => f.Value)]);
        }

        return functions;
    }

    private static string FileName(string className) => className switch
    {
        "GorillaFileSystem" => "gorilla_file_system",
        "MathAPI" => "math_api",
        "MessageAPI" => "message_api",
        "TwitterAPI" => "posting_api",
        "TicketAPI" => "ticket_api",
        "TradingBot" => "trading_bot",
        "TravelAPI" => "travel_booking",
        "VehicleControlAPI" => "vehicle_control",
        WebSearch.Name => "web_search",
        KeyValueMemory.Name => "memory_kv",
        _ => throw new FormatException($"no class is called {className}"),
    };
}
