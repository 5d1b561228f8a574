using System.CommandLine;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Models;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Models;
using ToolAce.Cycles.Endpoints;
using ToolAce.Eval.Running;
using ToolAce.Modeling;
using ToolAce.Onnx;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>Which model answers: a local checkpoint, with or without an adapter, its export to ONNX, or one behind an endpoint.</summary>
internal sealed class ModelChoice
{
    private const string UsualKeyVariable = "TOOLACE_AGENT_KEY";

    private readonly Option<string> _model = new("--model") { Description = "A model folder in Hugging Face layout, or an ONNX export of one; with --endpoint, the model's name there.", Required = true };
    private readonly Option<string?> _adapter = new("--adapter") { Description = "An adapter folder in PEFT's layout; used as it is, without merging." };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "An OpenAI-compatible endpoint: its address up to /v1, or the name of one that is kept under Settings." };
    private readonly Option<string?> _mode = new("--mode") { Description = "How the endpoint is told of the functions: 'tools' (the protocol's own; the same as --prompts tools) or 'prompts' (in words)." };
    private readonly Option<string?> _key = new("--key-variable") { Description = $"The environment variable that holds the endpoint's key (default {UsualKeyVariable}); the key of a kept endpoint is its own." };
    private readonly Option<string?> _home = new("--home") { Description = "The home that keeps endpoints (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<int?> _inFlight = new("--concurrency") { Description = "Requests to the endpoint at once (default 16)." };
    private readonly Option<int?> _rate = new("--requests-per-minute") { Description = "Requests to the endpoint in a minute (default: no limit)." };
    private readonly Option<decimal?> _priceIn = new("--price-in") { Description = "What a million tokens read cost at the endpoint." };
    private readonly Option<decimal?> _priceOut = new("--price-out") { Description = "What a million tokens written cost at the endpoint." };
    private readonly DeviceOptions _device = new();
    private readonly Option<int?> _threads = new("--threads") { Description = "CPU threads of a local model (default: all cores)." };

    public IEnumerable<Option> Options => [_model, _adapter, _endpoint, _mode, _key, _home, _inFlight, _rate, _priceIn, _priceOut, _threads, .. _device.All];

    public bool IsEndpoint(ParseResult arguments) => arguments.GetValue(_endpoint) is not null;

    /// <summary>The style that the model's kind and --mode ask for.</summary>
    public PromptStyle Style(ParseResult arguments, PromptStyle? given, bool official)
    {
        PromptStyle? asked = arguments.GetValue(_mode) switch
        {
            null => null,
            "tools" => PromptStyle.Tools,
            "prompts" => given is PromptStyle.Tools or null ? (official ? PromptStyle.Official : PromptStyle.Toolace) : given,
            var other => throw new UsageException($"There is no mode '{other}'.", "Say --mode tools or --mode prompts."),
        };
        if (asked is { } mode && given is { } style && mode != style)
        {
            throw new UsageException($"--mode {arguments.GetValue(_mode)} and --prompts {style.ToString().ToLowerInvariant()} contradict each other.", "Say one of them.");
        }

        var chosen = asked ?? given ?? (IsEndpoint(arguments) ? PromptStyle.Tools : PromptStyle.Toolace);
        return chosen == PromptStyle.Tools && !IsEndpoint(arguments)
            ? throw new UsageException("A local checkpoint takes no tools by a protocol.", "Say --prompts toolace or --prompts official, or name an --endpoint.")
            : chosen;
    }

    /// <summary>Opens the model and tells where it runs and why. An endpoint is not asked yet.</summary>
    public ITextModel Open(ParseResult arguments, PromptStyle style, Action<string>? note = null)
    {
        if (IsEndpoint(arguments))
        {
            return EndpointTextModel.Open(
                Endpoint(arguments),
                new EndpointModelOptions
                {
                    Mode = style == PromptStyle.Tools ? ToolMode.Tools : ToolMode.Prompts,
                    Prices = new TokenPrices(arguments.GetValue(_priceIn) ?? 0, arguments.GetValue(_priceOut) ?? 0),
                },
                new ChatLimits { MaxInFlight = arguments.GetValue(_inFlight) ?? new ChatLimits().MaxInFlight, RequestsPerMinute = arguments.GetValue(_rate) },
                TimeProvider.System);
        }

        if (OnnxTextModel.IsExport(arguments.GetValue(_model)!))
        {
            var (asked, type) = _device.Asked(arguments);
            return arguments.GetValue(_adapter) is null
                ? OnnxChoice.Open(Path.GetFullPath(arguments.GetValue(_model)!), asked, type, arguments.GetValue(_threads) ?? 0, line => note?.Invoke(line))
                : throw new UsageException("An adapter cannot be put on an ONNX export.", "Leave --adapter away: what was trained is in the export's weights.");
        }

        var device = _device.Choose(arguments);
        note?.Invoke($"the model runs on {device.Why}");
        var model = LocalTextModel.Load(Path.GetFullPath(arguments.GetValue(_model)!), arguments.GetValue(_adapter), device.Dtype, device.Device);
        model.Model.UseThreads(arguments.GetValue(_threads) ?? 0);
        return model;
    }

    private ChatEndpoint Endpoint(ParseResult arguments)
    {
        var (named, model) = (arguments.GetValue(_endpoint)!, arguments.GetValue(_model)!);
        if (arguments.GetValue(_adapter) is not null)
        {
            throw new UsageException("An adapter cannot be put on a model behind an endpoint.", "Leave --adapter away, or name a local model folder.");
        }

        if (!named.Contains("://", StringComparison.Ordinal))
        {
            var home = Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable);
            return new EndpointStore(new HomeLayout(home)).Open(named, model)
                ?? throw new UsageException($"No endpoint called '{named}' is kept in {home}.", "Name its address (https://…/v1), or keep it under Settings first.");
        }

        try
        {
            return new ChatEndpoint(new Uri(named), model, Environment.GetEnvironmentVariable(arguments.GetValue(_key) ?? UsualKeyVariable));
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            throw new UsageException($"The endpoint '{named}' cannot be used.", e.Message);
        }
    }
}
