using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Evaluation;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// A public method of a world's class: its parameters as Python declares them, and its body over the bound arguments, one a parameter. A default that is a list is
/// one and the same list in all calls on an instance; Python shares it even between instances, which would let one conversation leak into the next.
/// </summary>
internal sealed class WorldFunction
{
    private readonly Func<World, PyValue[], PyValue> body;
    private readonly string[] parameters;
    private readonly PyValue?[] defaults;
    private readonly int required;

    /// <param name="className">The class, as error texts spell it.</param>
    /// <param name="signature">The name and the parameters in Python's notation, <c>create_ticket(title, priority=1)</c>, without <c>self</c>.</param>
    /// <param name="body">What the method does; a <c>None</c> it returns is Python's.</param>
    public WorldFunction(string className, string signature, Func<World, PyValue[], PyValue> body)
    {
        this.body = body;
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        Name = signature[..open];
        Title = $"{className}.{Name}()";
        var declared = ((PyNode.Lambda)PyParser.Parse($"lambda {signature[(open + 1)..^1]}: 0")).Parameters.Plain;
        parameters = [.. declared.Select(p => p.Name)];
        defaults = [.. declared.Select(p => p.Default is null ? null : new PyEvaluator().Evaluate(p.Default))];
        required = declared.Count(p => p.Default is null);
    }

    public string Name { get; }

    private string Title { get; }

    /// <summary>Binds arguments as CPython does, with its complaints, and carries the method out.</summary>
    public PyValue Call(World self, IReadOnlyList<PyValue> positional, IReadOnlyList<KeyValuePair<string, PyValue>> keywords)
    {
        var bound = new PyValue[parameters.Length];
        for (var i = 0; i < Math.Min(positional.Count, bound.Length); i++)
        {
            bound[i] = positional[i];
        }

        for (var i = 0; i < keywords.Count; i++)
        {
            var (name, value) = keywords[i];
            var place = Array.IndexOf(parameters, name);
            if (place < 0)
            {
                // Given by name, self would be given twice.
                throw PyException.TypeError(name == "self" ? $"{Title} got multiple values for argument 'self'" : $"{Title} got an unexpected keyword argument '{name}'");
            }

            bound[place] = bound[place] is null ? value : throw PyException.TypeError($"{Title} got multiple values for argument '{name}'");
        }

        if (positional.Count > bound.Length)
        {
            throw PyException.TypeError(TooMany(positional.Count));
        }

        for (var i = 0; i < bound.Length; i++)
        {
            if (bound[i] is null)
            {
                bound[i] = defaults[i] is { } otherwise
                    ? otherwise is PyValue.List or PyValue.Dict ? self.SharedDefault(this, i, otherwise) : otherwise
                    : throw PyException.TypeError(Missing(bound));
            }
        }

        return body(self, bound);
    }

    private string TooMany(int given)
    {
        var most = parameters.Length + 1;
        var takes = required < parameters.Length ? $"from {required + 1} to {most}" : $"{most}";
        return $"{Title} takes {takes} positional argument{(takes == "1" ? "" : "s")} but {given + 1} were given";
    }

    private string Missing(PyValue?[] bound)
    {
        var names = parameters.Where((_, i) => bound[i] is null && defaults[i] is null).Select(p => $"'{p}'").ToList();
        var list = names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{string.Join(", ", names[..^1])}, and {names[^1]}",
        };
        return $"{Title} missing {names.Count} required positional argument{(names.Count == 1 ? "" : "s")}: {list}";
    }
}
