using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Pictures, recordings and music.</summary>
internal static class MediaApis
{
    public static IEnumerable<BankApi> All { get; } =
    [
        new("ImageCaption", Caption, Rules.Whole),
        new("SpeechRecognition", Transcript, Rules.Whole),
        new("PlayMusic", Play, Rules.Output),
    ];

    private static ApiOutcome Caption(ApiCall call)
    {
        var url = PyStrings.Strip(call.Text("url"));
        if (!EndsWith(url, ".jpg") && !EndsWith(url, ".jpeg") && !EndsWith(url, ".png"))
        {
            return ApiOutcome.Raise("The url should end with .jpg, .jpeg or .png.");
        }

        return call.World.Databases.Caption(url) is { } caption ? ApiOutcome.Of(caption) : ApiOutcome.Raise("The image of this url failed to be processed.");
    }

    private static ApiOutcome Transcript(ApiCall call)
    {
        var url = PyStrings.Strip(call.Text("url"));
        if (!EndsWith(url, ".wav"))
        {
            return ApiOutcome.Raise("The url should end with .wav.");
        }

        return call.World.Read("SpeechRecognition").Find(url) is { } text ? ApiOutcome.Of(text) : ApiOutcome.Raise("The audio of this url failed to be processed.");
    }

    private static ApiOutcome Play(ApiCall call)
    {
        var name = PyStrings.Strip(PyLower.Apply(call.Text("music_name")));
        return name.Length == 0 ? ApiOutcome.Raise("The music name cannot be empty.") : ApiOutcome.Of($"music://{name}");
    }

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.Ordinal);
}
