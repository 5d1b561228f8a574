using ToolAce.Core.Apis;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Synthesis.Formats;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>
/// Real APIs from the files of <c>evolve.imported</c>, which stand in the pool before those that are designed. Every operation in them becomes a tool or a reason;
/// of two with one name the first stays.
/// </summary>
internal static class ImportedTools
{
    /// <summary>The reason of what the file's form does not let become a tool.</summary>
    public const string LeftOutReason = "import_left_out";

    /// <summary>The reason of a second tool with one name.</summary>
    public const string NameTakenReason = "import_name_taken";

    /// <summary>The files by the names of their contents.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Contents(EvolveConfig config) =>
        (config.Imported ?? []).Select((path, i) => KeyValuePair.Create($"imported tools {i + 1}", path));

    /// <summary>Reads them in the first iteration; later ones find them in the pool.</summary>
    /// <exception cref="CycleConfigException">A file is none of the forms that are known.</exception>
    public static (IReadOnlyList<ApiDefinition> Apis, IReadOnlyList<HeldRow> Held) Read(StageContext context, CancellationToken cancellationToken)
    {
        var (apis, held) = (new List<ApiDefinition>(), new List<HeldRow>());
        if (context.Iteration > 1)
        {
            return (apis, held);
        }

        var names = new FirstOfEachName();
        foreach (var (content, given) in Contents(context.Config.Evolve))
        {
            var (read, file) = (Read(context.Content(content), given, cancellationToken), Path.GetFileName(given));
            held.AddRange(read.LeftOut.Select(l => new HeldRow($"{file}, {l.Place}", LeftOutReason, l.Reason)));
            foreach (var (api, place, _) in read.Apis)
            {
                if (names.Add(api, $"{file}, {place}") is { } taken)
                {
                    held.Add(new HeldRow(api.Name, NameTakenReason, $"{file}, {place}: {taken}"));
                    continue;
                }

                apis.Add(api);
            }
        }

        return (apis, held);
    }

    private static ApiImport Read(string path, string given, CancellationToken cancellationToken)
    {
        try
        {
            return ApiFile.Read(path, cancellationToken);
        }
        catch (DocumentException wrong)
        {
            throw new CycleConfigException(
                "config", [new(0, "evolve.imported", $"evolve.imported names {given}, which holds no tools: {wrong.Message} toolace apis import FILE --out DIR shows what becomes of it")]);
        }
    }
}
