using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>
/// <c>--resume</c> and <c>--overwrite</c> of verbs that make their file in one go: there is nothing half-made to go on with, but a file that is whole and made of the same input
/// with the same options is left as it is.
/// </summary>
internal sealed class OneGoOptions
{
    private readonly ResumeOption _resume = new();
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces a file that is there." };

    public void Declare(Command command)
    {
        _resume.Declare(command);
        command.Options.Add(_overwrite);
    }

    /// <summary>Whether the file stands already; what was said when it was made is said again then.</summary>
    /// <exception cref="UsageException">Another file stands there, or none where one has to.</exception>
    public bool Stands(ParseResult arguments, Output output, MadeFile file)
    {
        var mode = _resume.Mode(arguments);
        var overwrite = arguments.GetValue(_overwrite);
        if (mode != ResumeMode.Never && !overwrite && file.Said() is { } said)
        {
            output.Line($"{file.Path} is there already, whole and made of the same: it is left as it is.");
            said["resumed"] = true;
            output.Result(said);
            return true;
        }

        if (mode == ResumeMode.Always)
        {
            throw new UsageException($"There is no {file.Path} made of this input with these options.", "Say --resume if-possible to make it.");
        }

        return File.Exists(file.Path) && !overwrite
            ? throw new UsageException($"{file.Path} is there already, made of something else or by another hand.", "Say --overwrite to replace it, or give --out another name.")
            : false;
    }

    /// <summary>Puts a whole file in its place and says what came of it.</summary>
    /// <param name="file">Where it belongs.</param>
    /// <param name="whole">Where it was written.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="said">The verb's answer.</param>
    /// <param name="output">Where to tell.</param>
    public static void Finish(MadeFile file, string whole, int rows, object said, Output output)
    {
        var answer = JsonSerializer.SerializeToNode(said, CoreJson.Options)!.AsObject();
        file.Take(whole, rows, new Dictionary<string, int>(), answer);
        answer = (JsonObject)answer.DeepClone();
        answer["resumed"] = false;
        output.Result(answer);
    }
}
