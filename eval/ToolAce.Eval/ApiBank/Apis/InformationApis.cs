using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Questions about the world: today, history, stocks, articles, documents.</summary>
internal static class InformationApis
{
    public static IEnumerable<BankApi> All { get; } =
    [
        new("GetToday", _ => ApiOutcome.Of("2023-03-31"), IsTodayRight) { KeepsInput = false },
        new("QueryHistoryToday", History, IsHistoryRight),
        new("QueryStock", Stock, IsStockRight),
        new("Wiki", Article, (given, wanted) => Rules.Name(given, wanted) && Rules.OutputAndException(given, wanted)),
        new("DocumentQA", Answer, IsAnswerRight),
    ];

    private static ApiOutcome History(ApiCall call)
    {
        var date = ApiDate.OfYear(call.Text("date"));
        if (date.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        return call.World.Read("History").Find(date.Text!) is PyValue.List events
            ? ApiOutcome.Of(new PyValue.List(events.Items.ConvertAll(e => (PyValue)new PyValue.Str(Line((PyValue.Dict)e)))))
            : ApiOutcome.Raise("The date is not in the database.");
    }

    private static string Line(PyValue.Dict happened)
    {
        return $"Title: {Part("Title")}, Date: {Part("Date")}, Description: {Part("Description")}";

        string Part(string name) => PyStrings.Strip(((PyValue.Str)happened.Find(name)!).Value);
    }

    private static ApiOutcome Stock(ApiCall call)
    {
        var code = Code(call.Text("stock_code"));
        if (code.Length == 0)
        {
            return ApiOutcome.Raise("The stock code cannot be empty.");
        }

        var date = ApiDate.Of(call.Text("date"), PyTime.Day);
        if (date.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (call.World.Read("Stock").Find(code) is not PyValue.Dict prices)
        {
            return ApiOutcome.Raise("The stock code does not exist.");
        }

        return prices.Find(date.Text!) is { } price ? ApiOutcome.Of(price) : ApiOutcome.Raise("The stock price of this date is not maintained.");
    }

    private static string Code(string text) => PyStrings.Strip(PyUpper.Apply(text));

    private static ApiOutcome Article(ApiCall call)
    {
        var keyword = PyLower.Apply(PyStrings.Strip(call.Text("keyword").Replace('_', ' ')));
        if (call.World.Read("Wiki").Find(keyword) is not PyValue.Dict article)
        {
            return ApiOutcome.Raise("Keyword not found.");
        }

        var found = new PyValue.Dict();
        found.Set("url", article.Find("url")!);
        found.Set("summary", article.Find("summary")!);
        return ApiOutcome.Of(found);
    }

    private static ApiOutcome Answer(ApiCall call)
    {
        var question = PyStrings.Strip(call.Text("question"));
        if (question.Length == 0)
        {
            return ApiOutcome.Raise("The question is empty.");
        }

        if (call.World.Read("QuestionAnswering").Find(PyStrings.Strip(call.Text("url"))) is not { } answers)
        {
            return ApiOutcome.Raise("The document of this url failed to be processed.");
        }

        // The database holds lists of questions and answers, in which a bare question is never found.
        return (answers as PyValue.Dict)?.Find(question) is { } answer ? ApiOutcome.Of(answer) : ApiOutcome.Of("The question is too difficult to answer.");
    }

    private static bool IsTodayRight(ApiResult given, ApiResult wanted) =>
        given.Output is not PyValue.None && given.Exception is PyValue.None && given.Input is PyValue.None;

    private static bool IsHistoryRight(ApiResult given, ApiResult wanted) =>
        ApiDate.OfYear(given.Text("date", "strip")).Same(ApiDate.OfYear(wanted.Text("date", "strip"))) & Rules.Output(given, wanted) && Rules.Exception(given, wanted);

    private static bool IsStockRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument("stock_code"), wanted.Argument("date"));
        return Code(given.Text("stock_code", "upper")) == Code(wanted.Text("stock_code", "upper")) & Rules.Date(given, wanted, "date", PyTime.Day)
            && Rules.OutputAndException(given, wanted);
    }

    private static bool IsAnswerRight(ApiResult given, ApiResult wanted) =>
        Rules.Stripped(given, wanted, "url") && Rules.Stripped(given, wanted, "question") && Rules.OutputAndException(given, wanted);
}
