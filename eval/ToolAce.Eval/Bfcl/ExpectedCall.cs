using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// A call as a possible answer states it: per parameter, in order, the accepted values. The empty string among them means that the parameter may be left out.
/// </summary>
public sealed record ExpectedCall(string Name, IReadOnlyList<KeyValuePair<string, IReadOnlyList<PyValue>>> Parameters)
{
    /// <summary>The accepted values of <paramref name="parameter"/>, or null when the answer does not know it.</summary>
    public IReadOnlyList<PyValue>? Find(string parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Key == parameter)
            {
                return Parameters[i].Value;
            }
        }

        return null;
    }
}
