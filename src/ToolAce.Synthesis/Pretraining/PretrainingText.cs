using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>
/// The endless, deterministic text that the tiny base is pretrained on: the skills of calling tools in another syntax.
/// No tool list in the tool syntax and no bracket call ever occurs, and no form has verb and object of a held-out functionality.
/// </summary>
public static class PretrainingText
{
    private const int LongestCopy = 60;

    /// <summary>Documents of a stage. Document i depends on <paramref name="seed"/>, <paramref name="stage"/> and i alone.</summary>
    public static IEnumerable<PretrainingDocument> Stream(Corpus corpus, int seed, PretrainingStage stage, PretrainingOptions? options = null, int start = 0)
    {
        options ??= new PretrainingOptions();
        var lexicon = new Lexicon(corpus, options.Invented);
        var copies = new CopyDocuments(lexicon);
        var forms = new FormDocuments(lexicon);
        var detailed = new FormDocuments(lexicon, detailed: true);
        var records = new RecordDocuments(lexicon);
        for (var i = start; ; i++)
        {
            var random = Seeds.Stream(seed, "pretraining", stage, i);
            var which = random.NextDouble();
            PretrainingDocument document;
            do
            {
                document = stage switch
                {
                    PretrainingStage.Copy => copies.Draw(snippets: 0.2, LongestCopy, random),
                    PretrainingStage.Plain => which < 0.85 ? forms.DrawPlain(random) : copies.Draw(snippets: 0.5, LongestCopy, random),
                    PretrainingStage.Mixture => Mixed(forms, options.Forms, options.Records, variety: 0),
                    PretrainingStage.Varied => Mixed(forms, options.VariedForms, options.VariedRecords, options.Variety),
                    PretrainingStage.Detailed => Mixed(detailed, options.VariedForms, options.VariedRecords, options.Variety),
                    _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "unknown stage"),
                };
            }
            while (document.Size > options.LongestDocument);
            yield return document;

            PretrainingDocument Mixed(FormDocuments source, double formShare, double recordShare, double variety) =>
                which < formShare ? source.Draw(variety > 0 && random.Chance(variety), random)
                : which < formShare + recordShare ? records.Draw(random)
                : copies.Draw(snippets: 0.7, LongestCopy, random);
        }
    }
}
