using System.Text;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>
/// How a document lists its forms: marks, order and words that chance puts together, so that what is learned is to read a listing, not one notation.
/// The notation of tools, <c>name(field: kind, field?: kind)</c>, is never among them.
/// </summary>
internal sealed record FormSheet
{
    private static readonly (string Open, string Close)[] Fences = [(": ", ""), (": ", ""), (" (", ")"), ("(", ")"), (" <", ">"), (" {", "}"), (" [", "]"), (" needs ", "")];
    private static readonly (string Open, string Close)[] KindMarks = [(" (", ")"), (" (", ")"), (": ", ""), (" = ", ""), (" as ", ""), (" <", ">"), (" ", "")];
    private static readonly (string Before, string After)[] OptionalMarks = [("optional ", ""), ("optional ", ""), ("", "?"), ("", " optional"), ("?", "")];
    private static readonly string[] Separators = [", ", ", ", "; ", " / "];
    private static readonly string[] ChoiceMarks = [" or ", " or ", "|", " | ", "/"];
    private static readonly string[] DescriptionMarks = [" - ", " - ", ": ", " is to "];

    private (string Open, string Close) Fence { get; init; } = (": ", "");

    private (string Open, string Close) KindMark { get; init; } = (" (", ")");

    private (string Before, string After) OptionalMark { get; init; } = ("optional ", "");

    private string Separator { get; init; } = ", ";

    private string ChoiceMark { get; init; } = " or ";

    private string DescriptionMark { get; init; } = " - ";

    private bool QuotedChoices { get; init; }

    private bool ExactKinds { get; init; }

    private bool BracketedLists { get; init; }

    /// <summary>Names with underscores instead of spaces.</summary>
    public bool Underscores { get; init; }

    /// <summary>The one sheet of the curriculum's first parts: <c>book room: guest (text), optional view (sea or garden) - reserve a room</c>.</summary>
    public static FormSheet Usual(Random random) => new() { Underscores = random.Chance(0.3) };

    /// <summary>Any sheet but the notation of tools.</summary>
    public static FormSheet Varied(Random random)
    {
        FormSheet sheet;
        do
        {
            sheet = new FormSheet
            {
                Fence = random.Pick(Fences),
                KindMark = random.Pick(KindMarks),
                OptionalMark = random.Pick(OptionalMarks),
                Separator = random.Pick(Separators),
                ChoiceMark = random.Pick(ChoiceMarks),
                DescriptionMark = random.Pick(DescriptionMarks),
                QuotedChoices = random.Chance(0.5),
                ExactKinds = random.Chance(0.6),
                BracketedLists = random.Chance(0.5),
                Underscores = random.Chance(0.7),
            };
        }
        while (sheet is { Fence.Open: "(", KindMark.Open: ": " or " = " } or { Fence.Close: "", DescriptionMark: ": " });
        return sheet;
    }

    /// <summary>A name as this sheet writes it.</summary>
    public string Name(string words) => FormText.Name(words, Underscores);

    /// <summary>Appends a form's line.</summary>
    public void Show(StringBuilder text, Form form)
    {
        text.Append(FormText.Title(form, Underscores)).Append(Fence.Open);
        for (var i = 0; i < form.Fields.Count; i++)
        {
            var field = form.Fields[i];
            var (before, after) = field.Optional ? OptionalMark : ("", "");
            text.Append(i == 0 ? "" : Separator).Append(before).Append(Name(field.Name)).Append(after).Append(KindMark.Open);
            Show(text, field.Kind);
            text.Append(KindMark.Close);
        }

        text.Append(form.Fields.Count == 0 ? "empty" : "").Append(Fence.Close);
        if (form.Description is not null)
        {
            text.Append(DescriptionMark).Append(form.Description);
        }
    }

    private void Show(StringBuilder text, ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Choice choice:
                text.AppendJoin(ChoiceMark, choice.Options.Select(o => QuotedChoices ? $"\"{o}\"" : o));
                break;
            case ValueKind.ListOf list:
                Show(text.Append(BracketedLists ? "[" : "list of "), list.Item);
                text.Append(BracketedLists ? "]" : "");
                break;
            case ValueKind.Group group when BracketedLists:
                text.Append('{').AppendJoin(", ", group.Members.Select(m => $"{Name(m.Name)}: {Word(m.Kind)}")).Append('}');
                break;
            case ValueKind.Group group:
                text.Append("group of ").AppendJoin(", ", group.Members.Select(m => Name(m.Name)));
                break;
            default:
                text.Append(Word(kind));
                break;
        }
    }

    private string Word(ValueKind kind) => kind switch
    {
        ValueKind.Count => ExactKinds ? "integer" : "number",
        ValueKind.Number => ExactKinds ? "float" : "number",
        ValueKind.Date => "date",
        ValueKind.Time => "time",
        ValueKind.Code => ExactKinds ? "string" : "code",
        ValueKind.Flag => ExactKinds ? "boolean" : "yes or no",
        _ => ExactKinds ? "string" : "text",
    };
}
