using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Pretraining;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Pretraining;

public sealed partial class PretrainingTextTests
{
    private static readonly Lazy<PretrainingDocument[]> Mixture = new(() => [.. PretrainingText.Stream(Shipped.Corpus, 1, PretrainingStage.Mixture).Take(6000)]);
    private static readonly Lazy<PretrainingDocument[]> Varied = new(() => [.. PretrainingText.Stream(Shipped.Corpus, 1, PretrainingStage.Varied).Take(6000)]);
    private static readonly Lazy<PretrainingDocument[]> Detailed = new(() => [.. PretrainingText.Stream(Shipped.Corpus, 1, PretrainingStage.Detailed).Take(6000)]);

    [Fact]
    public void Stream_SameSeed_SameDocumentsFromAnyStart()
    {
        var whole = PretrainingText.Stream(Shipped.Corpus, 7, PretrainingStage.Mixture).Take(40).Select(Text).ToArray();
        Assert.Equal(whole[25..], PretrainingText.Stream(Shipped.Corpus, 7, PretrainingStage.Mixture, start: 25).Take(15).Select(Text));
        Assert.NotEqual(whole[0], Text(PretrainingText.Stream(Shipped.Corpus, 8, PretrainingStage.Mixture).First()));
    }

    [Fact]
    public void Stream_Copy_AnswersStandInTheQuestionsAndStayShort()
    {
        foreach (var document in PretrainingText.Stream(Shipped.Corpus, 2, PretrainingStage.Copy).Take(2000))
        {
            Assert.InRange(document.Size, 1, 120);
            for (var i = 0; i < document.Segments.Count; i += 2)
            {
                Assert.Equal((Role.User, Role.Assistant), (document.Segments[i].Role, document.Segments[i + 1].Role));
                Assert.EndsWith(document.Segments[i + 1].Text, document.Segments[i].Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Stream_Mixture_SharesLengthsAndWeightsAreAsDeclared()
    {
        var documents = Mixture.Value;
        Assert.InRange(documents.Count(d => d.Segments[0].Text.Contains("orms:", StringComparison.Ordinal)) / (double)documents.Length, 0.52, 0.62);
        Assert.InRange(documents.Count(d => d.Segments[0].Text.Contains("ecords:", StringComparison.Ordinal)) / (double)documents.Length, 0.22, 0.29);
        Assert.All(documents, d => Assert.InRange(d.Size, 1, 250));
        Assert.InRange(documents.Average(d => d.Size), 60, 180);
        Assert.All(documents.SelectMany(d => d.Segments), s => Assert.Equal(s.Role == Role.Assistant ? PretrainingDocument.AnswerWeight : PretrainingDocument.ContextWeight, s.Weight));
    }

    [Fact]
    public void Stream_EveryStage_NeverABracketCallNorAToolInCallSyntax()
    {
        var texts = Enum.GetValues<PretrainingStage>().SelectMany(stage => PretrainingText.Stream(Shipped.Corpus, 3, stage).Take(4000)).SelectMany(d => d.Segments).Select(s => s.Text);
        foreach (var text in texts)
        {
            Assert.IsNotType<CallReading.Calls>(CallSyntax.Read(text));
            Assert.DoesNotMatch(CallOrSignature(), text);
        }
    }

    [Fact]
    public void Stream_Forms_NeverAHeldOutFunctionality()
    {
        var heldOut = Shipped.Corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name).ToHashSet();
        var training = Shipped.Corpus.TrainingDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name).ToHashSet();
        var documents = Mixture.Value.Concat(PretrainingText.Stream(Shipped.Corpus, 3, PretrainingStage.Plain).Take(4000));
        var names = documents.Select(d => d.Segments[0]).Where(s => s.Role == Role.System).SelectMany(s => s.Text.Split(['\n', ';']))
            .Select(line => line.Replace("You fill in forms. ", "").Replace("Forms: ", "").Replace("These are the forms: ", "").Trim().Split(':')[0].Replace('_', ' ')).ToArray();
        Assert.DoesNotContain(names, heldOut.Contains);
        Assert.Contains(names, training.Contains); // the words do meet by chance, so the check above could fail
    }

    [Fact]
    public void Stream_WithoutInventedWords_UsesWordsOfTheTokenizerAlone()
    {
        var words = Shipped.Corpus.Words().ToHashSet();
        var documents = Enum.GetValues<PretrainingStage>().SelectMany(s => PretrainingText.Stream(Shipped.Corpus, 4, s, new PretrainingOptions { Invented = 0 }).Take(3000));
        var unknown = documents.SelectMany(d => d.Segments).SelectMany(s => Word().Matches(s.Text)).Select(m => m.Value).Where(w => !words.Contains(w)).Distinct();
        Assert.Empty(unknown);
    }

    [Fact]
    public async Task Stream_Mixture_HoldsTheMarksThatCallsAndResultsAreMadeOf()
    {
        var seen = Mixture.Value.SelectMany(d => d.Segments).SelectMany(s => Marks().Matches(s.Text)).Select(m => m.Value).ToHashSet();
        var options = Shipped.TinyDialogs with { Seed = 3 };
        var dialogs = await new DialogGenerator(Shipped.Agents())
            .GenerateAsync(0, 200, Shipped.Apis, band: null, scorer: null, options, TestContext.Current.CancellationToken);
        var used = dialogs.SelectMany(d => d.Dialog!.Turns).SelectMany(t => Marks().Matches(t.Text)).GroupBy(m => m.Value).Where(g => g.Count() >= 5).Select(g => g.Key);
        Assert.DoesNotContain(used, m => !seen.Contains(m));
        Assert.Contains("None of the tools can do that.", Mixture.Value.SelectMany(d => d.Segments).Select(s => s.Text));
    }

    [Fact]
    public void Stream_FilledForms_JsonParsesAndValuesStandInTheConversation()
    {
        var checkedAnswers = 0;
        foreach (var document in Mixture.Value.Take(2500).Where(d => d.Segments[0].Role == Role.System))
        {
            for (var i = 1; i < document.Segments.Count; i++)
            {
                var segment = document.Segments[i];
                if (segment.Role == Role.Assistant && segment.Text.StartsWith("{\"form\"", StringComparison.Ordinal))
                {
                    var read = Assert.IsType<Literal.Map>(System.Text.Json.JsonSerializer.Deserialize<Literal>(segment.Text, Core.Json.CoreJson.Options));
                    var before = string.Join('\n', document.Segments.Take(i).Select(s => s.Text));
                    Assert.All(read.Entries.Skip(1).SelectMany(e => Texts(e.Value)), v => Assert.Contains(v, before, StringComparison.Ordinal));
                    checkedAnswers++;
                }
            }
        }

        Assert.True(checkedAnswers > 200, $"{checkedAnswers} answers");
    }

    [Fact]
    public void Stream_VariedAndDetailed_FormsInManyNotationsNeverAHeldOutFunctionality()
    {
        var heldOut = Shipped.Corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name).ToHashSet();
        var training = Shipped.Corpus.TrainingDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name).ToHashSet();
        var lines = Varied.Value.Concat(Detailed.Value).Select(d => d.Segments[0]).Where(s => s.Role == Role.System && s.Text.Contains("orms:", StringComparison.Ordinal))
            .SelectMany(s => s.Text.Split(["\n", "; ", "orms: "], StringSplitOptions.None)).ToArray();
        var names = lines.Select(l => FormName().Match(l).Groups[1].Value.Replace('_', ' ')).ToArray();
        Assert.DoesNotContain(names, heldOut.Contains);
        Assert.Contains(names, training.Contains);
        Assert.All(
            [" needs ", "(", " <", " {", " [", " as ", " = ", "?: ", "optional ", " or ", "|", "[string]", "integer", "yes or no"],
            mark => Assert.Contains(lines, l => l.Contains(mark, StringComparison.Ordinal)));
    }

    [Fact]
    public void Stream_Detailed_HasSectionsQualifiedNamesAndListsOfGroups()
    {
        var forms = Detailed.Value.Select(d => d.Segments[0].Text).Where(t => t.Contains("orms:", StringComparison.Ordinal)).ToArray();
        Assert.InRange(forms.Count(f => Section().IsMatch(f)) / (double)forms.Length, 0.3, 0.6);
        Assert.Contains(forms, f => f.Contains("[{", StringComparison.Ordinal));
        Assert.Contains(Detailed.Value.SelectMany(d => d.Segments), s => s.Role == Role.Assistant && Section().IsMatch(s.Text));
        Assert.DoesNotContain(Varied.Value.Select(d => d.Segments[0].Text).Where(t => t.Contains("orms:", StringComparison.Ordinal)), t => Section().IsMatch(t));
    }

    [Fact]
    public void Stream_Varied_AnswersInEveryFormatAndTheirValuesStandInTheConversation()
    {
        var answers = Varied.Value.Where(d => d.Segments[0].Text.Contains("orms:", StringComparison.Ordinal)).SelectMany(d =>
            d.Segments.Select((s, i) => (s.Role, s.Text, Before: string.Join('\n', d.Segments.Take(i).Select(b => b.Text)))).Where(s => s.Role == Role.Assistant)).ToArray();
        Assert.All(
            ["{\"form\": \"", "<form name=\"", "form: ", "{"],
            start => Assert.True(answers.Count(a => a.Text.StartsWith(start, StringComparison.Ordinal)) > 100, start));
        var code = answers.Where(a => CodeAnswer().IsMatch(a.Text)).ToArray();
        var rows = answers.Where(a => RowAnswer().IsMatch(a.Text)).ToArray();
        Assert.InRange(code.Length, 300, answers.Length);
        Assert.InRange(rows.Length, 100, answers.Length);
        Assert.All(
            code.SelectMany(a => CodeText().Matches(a.Text).Select(m => (Value: m.Groups[1].Value, a.Before))),
            v => Assert.Contains(v.Value, v.Before, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(Literal value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Texts),
        Literal.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };

    [GeneratedRegex("^(?:[a-z_ ]+\\.)?([a-z]+[ _][a-z_ ]+?)(?=:| \\(|\\(| <| \\{| \\[| needs )")]
    private static partial Regex FormName();

    [GeneratedRegex("^[a-z]+[ _][a-z_ ]+: [a-z_ ]+=")]
    private static partial Regex CodeAnswer();

    [GeneratedRegex("^<[a-z]+[ _][a-z_ ]+ [a-z_]+=\"")]
    private static partial Regex RowAnswer();

    [GeneratedRegex("[a-z]\\.[a-z]")]
    private static partial Regex Section();

    [GeneratedRegex("=\"([^\"]+)\"")]
    private static partial Regex CodeText();

    private static string Text(PretrainingDocument document) => string.Join('\n', document.Segments.Select(s => $"{s.Role} {s.Text}"));

    [GeneratedRegex(@"\w\([^()]*=|\w\(\w+\??: (string|integer|float|boolean|date|time|any|\[|\{|"")")]
    private static partial Regex CallOrSignature();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^A-Za-z0-9\s]+(?=[A-Za-z0-9]|$)")]
    private static partial Regex Marks();
}
