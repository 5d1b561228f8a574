using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// The searcher of tools. Upstream ranks by an embedding model, which is not here; this project ranks by BM25 over the same texts. Descriptions have changed
/// since the dialogues were recorded, so a search is right when it finds the tools of the recorded names.
/// </summary>
internal sealed class ToolSearcherApi(ApiCatalog catalog)
{
    public const string Name = "ToolSearcher";
    private const string TokenTool = "GetUserToken";

    public BankApi Api => new(Name, Find, IsRight);

    private ApiOutcome Find(ApiCall call)
    {
        if (catalog.Searchable.Find(call.Text("keywords"), 1) is not [var best])
        {
            return ApiOutcome.Raise("no tool was found");
        }

        var found = catalog.Find(best.Name)!;
        return found.Declares("token")
            ? ApiOutcome.Of(new PyValue.List(new List<PyValue> { catalog.Find(TokenTool)!.Shown, found.Shown }))
            : ApiOutcome.Of(found.Shown);
    }

    private static bool IsRight(ApiResult given, ApiResult wanted) => Names(given.Output).SequenceEqual(Names(wanted.Output)) && Rules.Exception(given, wanted);

    private static IEnumerable<string?> Names(PyValue output) =>
        (output is PyValue.List list ? list.Items : [output]).Select(tool => ((tool as PyValue.Dict)?.Find("name") as PyValue.Str)?.Value);
}
