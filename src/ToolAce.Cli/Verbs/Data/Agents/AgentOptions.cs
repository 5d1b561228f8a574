using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>Who writes and judges, the same with every verb on files. Each option is a key of a cycle's config, and the config's own reader checks it.</summary>
internal sealed class AgentOptions
{
    private const string Scripted = "scripted";
    private static readonly string[] Kinds = [Scripted, "endpoint", "local"];

    private readonly Option<string> _agents = new("--agents")
    {
        Description = "Who works: scripted; endpoint, a language model behind an OpenAI-compatible address; local, a checkpoint in a folder; or a cycle's config (.yaml), whose agents work.",
        DefaultValueFactory = _ => Scripted,
    };

    private readonly Option<string?> _home = new("--home") { Description = "Of language models: the home that keeps their answers and endpoints' keys (default $TOOLACE_HOME, else ~/.toolace)." };

    private readonly List<(string Key, Option<string?> Option)> _keys =
    [
        ("agents.model", new("--model") { Description = "The model's name at the endpoint, or the folder of a local checkpoint." }),
        ("agents.address", new("--address") { Description = "The endpoint's address, such as http://localhost:8000/v1." }),
        ("agents.keyVariable", new("--key-variable") { Description = "The environment variable that holds the endpoint's key (default TOOLACE_AGENT_KEY)." }),
        ("agents.concurrency", new("--concurrency") { Description = "Requests under way at once (default 8)." }),
        ("agents.temperature", new("--temperature") { Description = "Sampling temperature (default: the endpoint's own)." }),
        ("agents.maxTokens", new("--max-tokens") { Description = "Tokens of an answer at most." }),
        ("agents.sendSchema", new("--send-schema") { Description = "true or false: whether the JSON schema of an answer is sent along (default true); some endpoints refuse one." }),
        ("agents.patience", new("--patience") { Description = "Seconds for one attempt (default 120, of a local checkpoint 3600)." }),
        ("agents.promptPrice", new("--price-in") { Description = "What a million tokens read cost." }),
        ("agents.answerPrice", new("--price-out") { Description = "What a million tokens written cost." }),
        ("agents.budgetTokens", new("--budget-tokens") { Description = "Tokens that may be spent, what is in the bill FILE.agents.jsonl included; then the run stops and can go on." }),
        ("agents.budgetMoney", new("--budget-money") { Description = "The same in money, by the prices." }),
        ("model.device", new("--device") { Description = "Where a local checkpoint runs: auto, cpu or cuda:N." }),
        ("model.threads", new("--threads") { Description = "CPU threads of a local checkpoint (default: all cores)." }),
    ];

    /// <param name="further">Options that only one verb has, by their keys.</param>
    public AgentOptions(params (string Key, Option<string?> Option)[] further) => _keys.AddRange(further);

    public void Declare(Command command)
    {
        foreach (var option in new Option[] { _agents }.Concat(_keys.Select(k => k.Option)).Append(_home))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The language models asked for; null where scripts work.</summary>
    /// <exception cref="UsageException">There are no such agents, or an option says nothing to them.</exception>
    /// <exception cref="CycleConfigException">A value cannot be, or one is missing.</exception>
    public AgentTeam? Team(ParseResult arguments)
    {
        var word = arguments.GetValue(_agents)!;
        var given = _keys.Select(k => (k.Key, k.Option.Name, Value: arguments.GetValue(k.Option))).Where(k => k.Value is not null).ToList();
        var (text, folder) = Text(word);
        if (word != Scripted && Kinds.Contains(word) && Needed(word).FirstOrDefault(n => given.TrueForAll(g => g.Key != n)) is { } missing)
        {
            throw new UsageException($"--agents {word} needs --{missing.Split('.')[1]} as well.", word == "local" ? "Give the folder of a checkpoint." : "Give the endpoint's --address, up to /v1, and the --model there.");
        }

        var config = OptionText.Config(text, given.Select(k => (k.Key, k.Value!)));
        if (config.Agents.Kind == AgentKind.Scripted)
        {
            return given is [var first, ..]
                ? throw new UsageException($"{first.Name} says nothing to scripted agents.", "Say --agents endpoint or --agents local as well, or leave it away.")
                : null;
        }

        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
        var model = config.Agents.Kind == AgentKind.Local ? new ConfigPaths(folder, Environment.CurrentDirectory, ProgramRoot.Current()).Resolve(config.Agents.Model!) : null;
        return new AgentTeam(config, home, model);
    }

    private static string[] Needed(string kind) => kind == "local" ? ["agents.model"] : ["agents.model", "agents.address"];

    /// <summary>The text of a config that says who works, and the folder that its paths may be meant from.</summary>
    private static (string Text, string Folder) Text(string word)
    {
        if (Kinds.Contains(word))
        {
            return ($"agents:\n  kind: {word}\n", Environment.CurrentDirectory);
        }

        if (Path.GetExtension(word) is ".yaml" or ".yml")
        {
            var path = Path.GetFullPath(word);
            _ = CycleConfigReader.ReadFile(path); // what is wrong with the file is said of the file
            return (File.ReadAllText(path), Path.GetDirectoryName(path)!);
        }

        var meant = Spelling.Closest(word, Kinds);
        throw new UsageException($"There are no agents '{word}'.", $"{(meant is null ? "" : $"Did you mean {meant}? ")}Say {string.Join(", ", Kinds)}, or the path of a cycle's config (.yaml).");
    }
}
