using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Shares of the training samples, 0–1, that are written otherwise than the house writes them.</summary>
/// <param name="Json">With calls as a JSON list.</param>
/// <param name="Xml">With calls as XML.</param>
/// <param name="Chatml">With calls between ChatML's marks.</param>
/// <param name="MaskNames">With function names that say nothing.</param>
public sealed record VariationConfig(double Json, double Xml, double Chatml, double MaskNames)
{
    /// <summary>Null where all is written as usual, so that such a config is what it was before there was a choice.</summary>
    internal static VariationConfig? Read(Section s)
    {
        var formats = s.Child("formats");
        var config = new VariationConfig(formats.Real("json", 0, 0, 1), formats.Real("xml", 0, 0, 1), formats.Real("chatml", 0, 0, 1), s.Real("maskNames", 0, 0, 1));
        if (config.Json + config.Xml + config.Chatml > 1 + 1e-9)
        {
            s.Complain("formats", "train.formats are shares of all samples and come to more than 1; what they leave is written as the house's bracket calls");
        }

        return config is { Json: 0, Xml: 0, Chatml: 0, MaskNames: 0 } ? null : config;
    }
}
