namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Arithmetic on whole numbers.</summary>
internal static class CalculatorApi
{
    public static IEnumerable<BankApi> All { get; } = [new("Calculator", call => Formula.Calculate(call.Text("formula").Replace(" ", "")), IsRight)];

    private static bool IsRight(ApiResult given, ApiResult wanted) =>
        given.Text("formula", "replace").Replace(" ", "") == wanted.Text("formula", "replace").Replace(" ", "") && Rules.OutputAndException(given, wanted);
}
