using Microsoft.AspNetCore.Components;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Models;
using ToolAce.Cycles.Prompting;
using ToolAce.Cycles.Running;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>Asks a checkpoint and its base the same, and shows side by side what they answer, the calls in it, and whether those fit their tools' schemas.</summary>
public sealed partial class PromptBox : IDisposable
{
    private const int MostTokens = 4096;
    private const double HighestTemperature = 2;
    private readonly CancellationTokenSource _closed = new();
    private ModelConfig? _model;
    private IReadOnlyList<ExampleQuestion> _examples = [];
    private string _request = "";
    private string _tools = "";
    private int _maxTokens = 96;
    private double _temperature;
    private string? _problem;
    private bool _asking;
    private IReadOnlyList<(string Name, PromptAnswer Answer, ReadAnswer Read)> _answers = [];

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired]
    public required Checkpoint Checkpoint { get; set; }

    [Inject]
    private PromptSession Prompts { get; set; } = null!;

    [Inject]
    private CycleService Service { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var run = Service.RunOf(Checkpoint.Cycle);
        _model = run.Config.Model;
        _examples = ExampleQuestion.Of(run.Paths.Resolve(run.Config.Evaluate.Suites));
        Choose(_examples is [var first, ..] ? first : null);
    }

    private void Choose(ChangeEventArgs change) => Choose(_examples.FirstOrDefault(e => e.Category == change.Value as string));

    private void Choose(ExampleQuestion? example)
    {
        if (example is not null)
        {
            (_request, _tools) = (example.Request, ToolList.Write(example.Tools));
        }
    }

    private async Task AskAsync()
    {
        (_problem, _answers) = (null, []);
        (_maxTokens, _temperature) = (Math.Clamp(_maxTokens, 1, MostTokens), Math.Clamp(_temperature, 0, HighestTemperature));
        if (Tools() is not { } tools)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(_request))
        {
            _problem = ModelsTexts.NothingAsked;
            return;
        }

        _asking = true;
        StateHasChanged();
        try
        {
            var reply = await Prompts.AskAsync(Request(tools), _closed.Token);
            _problem = reply.Problem;
            _answers = [.. Named(tools, (ModelsTexts.Base, reply.Base), (ModelsTexts.Tuned, reply.Tuned))];
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            _asking = false;
        }
    }

    private PromptRequest Request(IReadOnlyList<ApiDefinition> tools) => new(
        Checkpoint.BaseFolder,
        Checkpoint.AdapterFolder,
        _model!,
        tools,
        [new Turn(Role.User, _request.Trim())],
        _maxTokens,
        _temperature);

    private static IEnumerable<(string Name, PromptAnswer Answer, ReadAnswer Read)> Named(IReadOnlyList<ApiDefinition> tools, params (string Name, PromptAnswer? Answer)[] answers) =>
        answers.Where(a => a.Answer is not null).Select(a => (a.Name, a.Answer!, ReadAnswer.Of(a.Answer!.Text, tools)));

    private IReadOnlyList<ApiDefinition>? Tools()
    {
        try
        {
            return ToolList.Read(_tools);
        }
        catch (FormatException wrong)
        {
            _problem = ModelsTexts.ToolsWrong.With(wrong.Message);
            return null;
        }
    }
}
