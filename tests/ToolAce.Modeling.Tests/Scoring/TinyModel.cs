using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Scoring;

/// <summary>The shipped tiny checkpoint, and the plain way to its next-token distributions: one unpadded pass, a softmax in double precision on this side.</summary>
internal sealed class TinyModel : IDisposable
{
    public static readonly ApiDefinition Weather = new("get_weather", "Gives the weather of a city.", new Schema { Type = SchemaType.Dict });

    public LocalTextModel Model { get; } = LocalTextModel.Load(Path.Combine(Repository(), "configs", "models", "tiny"), adapterFolder: null, ScalarType.Float32, CPU);

    /// <summary>A dialog whose answer calls with two arguments.</summary>
    public static Dialog Dialog(string id, string city) => new(
        id, DialogKind.Single, "", [Weather], [new Turn(Role.User, $"please tell me the weather in {city}"), new Turn(Role.Assistant, $"[get_weather(city=\"{city}\", days=3)]")]);

    /// <summary>Log-probabilities of the whole vocabulary for the token behind the ids.</summary>
    public double[] Next(IReadOnlyList<int> ids)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var hidden = Model.Model.Hidden(tensor([.. ids.Select(i => (long)i)], [1, ids.Count])).squeeze(0);
        var logits = Model.Model.Logits(hidden).data<float>().ToArray().AsSpan()[^Model.Model.Config.VocabularySize..].ToArray();
        var largest = (double)logits.Max();
        var total = Math.Log(logits.Sum(l => Math.Exp(l - largest))) + largest;
        return [.. logits.Select(l => l - total)];
    }

    public void Dispose() => Model.Dispose();

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
