using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Who writes tools and dialogs and judges them. Keys left out are null: whoever reads them says what is usual.</summary>
/// <param name="Model">The model's name at the endpoint; the folder of a local checkpoint.</param>
/// <param name="Address">The endpoint's base address, up to and without <c>/chat/completions</c>.</param>
/// <param name="KeyVariable">The environment variable that holds the key; the key itself never stands in a config.</param>
/// <param name="Concurrency">Requests under way at once.</param>
public sealed record AgentsConfig(AgentKind Kind, string? Model, string? Address, string KeyVariable, int Concurrency)
{
    /// <summary>Sampling temperature, 0–2; left out, the endpoint's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of an answer at most; left out, as many as the endpoint gives.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Whether the JSON schema of an answer is sent along; left out, it is. Some endpoints refuse one.</summary>
    public bool? SendSchema { get; init; }

    /// <summary>Times that a question is asked again at most whose answer cannot be used; left out, two. Then the answer counts as malformed.</summary>
    public int? AskAgain { get; init; }

    /// <summary>Seconds for one attempt, to the last byte of its answer; left out, two minutes, and an hour for a local checkpoint, whose questions wait for each other.</summary>
    public double? Patience { get; init; }

    /// <summary>What a million tokens read cost, in the account's currency; left out, nothing.</summary>
    public double? PromptPrice { get; init; }

    /// <summary>What a million tokens written cost; left out, nothing.</summary>
    public double? AnswerPrice { get; init; }

    /// <summary>Tokens that a stage may spend, read and written together; left out, any number.</summary>
    public double? BudgetTokens { get; init; }

    /// <summary>Money that a stage may spend, in the currency of the prices; left out, any sum.</summary>
    public double? BudgetMoney { get; init; }

    /// <summary>
    /// What decides the data. How hard, how patiently and for how much money an endpoint is asked does not, so that any of it may be changed before a cycle goes on.
    /// </summary>
    public AgentsConfig ForData() => Kind == AgentKind.Scripted
        ? this
        : this with { KeyVariable = "", Concurrency = 1, Patience = null, PromptPrice = null, AnswerPrice = null, BudgetTokens = null, BudgetMoney = null };

    internal static AgentsConfig Read(Section s)
    {
        var config = new AgentsConfig(
            s.Word("kind", AgentKind.Scripted),
            s.OptionalText("model"),
            s.OptionalText("address"),
            s.Text("keyVariable", "TOOLACE_AGENT_KEY"),
            s.Whole("concurrency", 8, 1, 4096))
        {
            Temperature = Real("temperature", 0, 2),
            MaxTokens = s.OptionalText("maxTokens") is null ? null : s.Whole("maxTokens", 1, 1, 1_000_000),
            SendSchema = s.OptionalText("sendSchema") is null ? null : s.Flag("sendSchema", standard: true),
            AskAgain = s.OptionalText("askAgain") is null ? null : s.Whole("askAgain", 2, 0, 20),
            Patience = Real("patience", 0.1, 86_400),
            PromptPrice = Real("promptPrice", 0, 1e6),
            AnswerPrice = Real("answerPrice", 0, 1e6),
            BudgetTokens = Real("budgetTokens", 0, 1e15),
            BudgetMoney = Real("budgetMoney", 0, 1e9),
        };
        if (config.Address is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            s.Complain("address", $"agents.address is {address}; it must be an address such as http://localhost:8000/v1");
        }

        if (config.Kind == AgentKind.Endpoint && (config.Model is null || config.Address is null))
        {
            s.Complain("kind", "agents.kind is endpoint, which needs agents.model and agents.address as well");
        }

        if (config.Kind == AgentKind.Local && config.Model is null)
        {
            s.Complain("kind", "agents.kind is local, which needs agents.model as well: the folder of a checkpoint");
        }

        if (config is { BudgetMoney: not null, PromptPrice: null, AnswerPrice: null })
        {
            s.Complain("budgetMoney", "agents.budgetMoney is given, but no price, so nothing would ever be spent; give agents.promptPrice and agents.answerPrice as well");
        }

        return config;

        double? Real(string key, double low, double high) => s.OptionalText(key) is null ? null : s.Real(key, low, low, high);
    }
}
