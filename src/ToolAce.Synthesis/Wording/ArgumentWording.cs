using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Wording;

/// <summary>Words arguments as phrases ("guest set to Anna") or clauses ("the guest is Anna"). Values stand verbatim.</summary>
internal sealed class ArgumentWording(Phrasebook book)
{
    public string Phrases(IReadOnlyList<RequestedArgument> arguments, int level, Random random) =>
        Grammar.Join([.. arguments.Select(a => Phrase(a, level, random))]);

    public string Clauses(IReadOnlyList<RequestedArgument> arguments, int level, Random random) =>
        Grammar.Join([.. arguments.Select(a => Clause(a, Math.Max(level, 1), random))]);

    public string SamePhrase(RequestedArgument argument, Random random) => book.Pick("same 3", random).Fill(("name", argument.Name));

    /// <summary>A value as it is spoken: strings and digits verbatim, flags as yes or no, lists joined, groups member by member.</summary>
    public static string Spoken(Literal value) => value switch
    {
        Literal.Text text => text.Value,
        Literal.Integer whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        Literal.Bool flag => flag.Value ? "yes" : "no",
        Literal.List list when list.Items.Any(i => i is Literal.List or Literal.Map) => string.Join(", also ", list.Items.Select(Spoken)),
        Literal.List list => Grammar.Join([.. list.Items.Select(Spoken)]),
        Literal.Map map => Grammar.Join([.. map.Entries.Select(e => $"{ToolNames.Words(e.Key)} {Spoken(e.Value)}")]),
        _ => CallSyntax.Print(value),
    };

    private string Phrase(RequestedArgument argument, int level, Random random)
    {
        if (argument.FromField is { } field)
        {
            return book.Pick("from", level, random).Fill(("name", argument.Name), ("field", field));
        }

        var group = argument.Value switch
        {
            Literal.Bool flag => flag.Value ? "yes" : "no",
            Literal.Map or Literal.List { Items: [Literal.Map or Literal.List, ..] } => "group",
            _ => argument.IsChoice && level == 2 ? "choice" : "phrase",
        };
        return Fill(book.Pick(group, level, random), argument, level);
    }

    private string Clause(RequestedArgument argument, int level, Random random)
    {
        if (argument.FromField is not null)
        {
            return Phrase(argument, level, random);
        }

        var isGroup = argument.Value is Literal.Map or Literal.List { Items: [Literal.Map or Literal.List, ..] };
        return Fill(book.Pick(isGroup ? "group clause" : "clause", level, random), argument, level);
    }

    private static string Fill(Template template, RequestedArgument argument, int level)
    {
        var value = argument.Value is Literal.Map map && level == 2
            ? Grammar.Join([.. map.Entries.Select(e => $"{Spoken(e.Value)} as {ToolNames.Words(e.Key)}")])
            : Spoken(argument.Value);
        return template.Fill(("name", argument.Name), ("value", value), ("members", value), ("a", Grammar.Article(value)));
    }
}
