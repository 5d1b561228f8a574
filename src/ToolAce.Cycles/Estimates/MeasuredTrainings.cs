using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Estimates;

/// <summary>
/// What trainings of a home took: those of its cycles, each in its stage's folder, and those by hand, in one list. They replace the formulas where a run is like one of them.
/// A measurement that cannot be read is as good as none.
/// </summary>
public sealed class MeasuredTrainings(HomeLayout home)
{
    /// <summary>The file in a stage's folder. Clock readings lie beside the artifacts, which stay equal from run to run.</summary>
    public const string StageFile = "measured.json";

    private const int Kept = 200;

    private readonly HomeDocument<MeasuredTraining> byHand = new(Path.Combine(home.Root, "measured.json"));

    /// <summary>The newest measurement of a like training; null where there is none.</summary>
    /// <param name="load">What is to be trained.</param>
    /// <param name="anyLength">Whether the lengths do not count, because nobody knows yet how long the dialogs will be.</param>
    public MeasuredTraining? Like(TrainingLoad load, bool anyLength = false) => All().Where(m => m.Load.IsLike(anyLength ? load with { Length = m.Load.Length } : load)).MaxBy(m => m.At);

    /// <summary>Adds one that belongs to no cycle.</summary>
    public void Add(MeasuredTraining measured)
    {
        home.Ensure();
        byHand.Change(known => known.Append(measured).TakeLast(Kept));
    }

    /// <summary>Writes the file of a stage's folder.</summary>
    public static void Write(string stageFolder, MeasuredTraining measured) =>
        File.WriteAllBytes(Path.Combine(stageFolder, StageFile), JsonSerializer.SerializeToUtf8Bytes(measured, CoreJson.Options));

    private List<MeasuredTraining> All()
    {
        var all = new List<MeasuredTraining>();
        try
        {
            all.AddRange(byHand.Read());
        }
        catch (InvalidDataException)
        {
            // then only the cycles' count
        }

        foreach (var cycle in Directory.Exists(home.CyclesFolder) ? Directory.GetDirectories(home.CyclesFolder) : [])
        {
            foreach (var file in Directory.GetDirectories(cycle, "iteration-*").Select(i => Path.Combine(i, Stages.StageNames.Train, StageFile)).Where(File.Exists))
            {
                try
                {
                    all.AddRange(JsonSerializer.Deserialize<MeasuredTraining>(File.ReadAllBytes(file), CoreJson.Options) is { } one ? [one] : []);
                }
                catch (Exception e) when (e is JsonException or IOException)
                {
                    // then without it
                }
            }
        }

        return all;
    }
}
