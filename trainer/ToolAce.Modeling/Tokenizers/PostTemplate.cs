namespace ToolAce.Modeling.Tokenizers;

/// <summary>Special tokens put before and after a single text (a TemplateProcessing post-processor).</summary>
internal sealed record PostTemplate(IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    public static PostTemplate Read(ComponentJson json)
    {
        if (json.IsNull)
        {
            return new([], []);
        }

        switch (json.Type)
        {
            case "ByteLevel": // only trims offsets
                return new([], []);
            case "Sequence":
                var parts = json["processors"].Items().Select(Read).ToList();
                return new([.. parts.AsEnumerable().Reverse().SelectMany(p => p.Before)], [.. parts.SelectMany(p => p.After)]);
            case "TemplateProcessing":
                return Template(json);
            default:
                throw json.Unknown("post-processor", "Sequence, ByteLevel, TemplateProcessing");
        }
    }

    private static PostTemplate Template(ComponentJson json)
    {
        var (before, after, seen) = (new List<int>(), new List<int>(), false);
        foreach (var part in json["single"].Items())
        {
            if (part["SpecialToken"] is { IsNull: false } special)
            {
                (seen ? after : before).AddRange(json["special_tokens"][special.RequiredText("id")]["ids"].Items().Select(id => id.Whole()));
            }
            else
            {
                seen = true;
            }
        }

        return new(before, after);
    }
}
