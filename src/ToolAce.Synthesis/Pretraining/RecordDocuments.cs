using System.Text;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>Chats about records: looking up a field, finding a record by a value, listing fields, writing a record in another notation.</summary>
internal sealed class RecordDocuments(Lexicon lexicon)
{
    private readonly Phrasebook book = lexicon.Corpus.Phrases;

    public PretrainingDocument Draw(Random random)
    {
        var fields = Lexicon.Distinct(random.Next(2, 5), lexicon.Field, random);
        var kinds = fields.Select(_ => lexicon.Kind(random)).ToArray();
        var keys = Lexicon.Distinct(random.Next(2, 5), lexicon.Text, random);
        var records = keys.Select(k => new Record(k, [.. fields.Zip(kinds).Where(_ => random.Chance(0.85)).Select(f => KeyValuePair.Create(f.First, lexicon.Draw(f.Second, random)))]))
            .ToArray();
        var shown = new StringBuilder(book.Pick("record intro", random).Text);
        var notation = random.Next(4);
        foreach (var record in records)
        {
            Write(shown.Append('\n'), record, notation);
        }

        var chat = new List<PretrainingSegment> { PretrainingDocument.Segment(Role.System, shown.ToString()) };
        for (var questions = random.Next(2, 5); questions > 0; questions--)
        {
            var (question, answer) = Question(records, fields, random);
            chat.Add(PretrainingDocument.Segment(Role.User, question));
            chat.Add(PretrainingDocument.Segment(Role.Assistant, answer));
        }

        return new PretrainingDocument(chat);
    }

    private (string Question, string Answer) Question(Record[] records, IReadOnlyList<string> fields, Random random)
    {
        var record = random.Pick(records);
        var unknown = book.Group("record unknown")[0].Text;
        switch (random.Next(12))
        {
            case < 4:
                var field = random.Chance(0.9) ? random.Pick(fields) : lexicon.Field(random);
                var key = random.Chance(0.93) ? record.Key : lexicon.Text(random);
                var found = Array.Find(records, r => r.Key == key)?.Find(field);
                return (book.Pick("record lookup", random).Fill(("field", field), ("key", key)), found is null ? unknown : Phrasebook.Spoken(found));
            case < 6:
                return Reverse(records, record, random);
            case < 7:
                return (book.Pick("record fields", random).Fill(("key", record.Key)), record.Values.Count == 0 ? unknown : string.Join(", ", record.Values.Select(v => v.Key)));
            case < 8:
                return Values(record, unknown, random);
            default:
                var notation = random.Next(4);
                var answer = new StringBuilder();
                Write(answer, record, notation);
                return (book.Pick($"record format {Notation(notation)}", random).Fill(("key", record.Key)), answer.ToString());
        }
    }

    private (string Question, string Answer) Reverse(Record[] records, Record record, Random random)
    {
        if (record.Values.Count == 0)
        {
            return (book.Group("record count")[0].Text, records.Length.ToString());
        }

        var (field, value) = random.Pick(record.Values);
        var first = Array.Find(records, r => value.Equals(r.Find(field)))!;
        return (book.Pick("record reverse", random).Fill(("field", field), ("value", Phrasebook.Spoken(value))), first.Key);
    }

    private (string Question, string Answer) Values(Record record, string unknown, Random random)
    {
        var some = random.Sample(record.Values, 2);
        return some.Count == 0
            ? (book.Pick("record fields", random).Fill(("key", record.Key)), unknown)
            : (book.Pick("record values", random).Fill(("key", record.Key), ("names", Phrasebook.Names(some.Select(s => s.Key)))),
                string.Join(", ", some.Select(s => Phrasebook.Spoken(s.Value))));
    }

    private static string Notation(int notation) => notation switch { 0 => "list", 1 => "json", 2 => "xml", _ => "colon" };

    private static void Write(StringBuilder text, Record record, int notation)
    {
        switch (notation)
        {
            case 0:
                text.Append(record.Key).Append(": ").AppendJoin(", ", record.Values.Select(v => $"{v.Key}={Phrasebook.Spoken(v.Value)}"));
                break;
            case 1:
                text.Append("{\"key\": \"").Append(record.Key).Append('"');
                foreach (var (name, value) in record.Values)
                {
                    FormText.Json(text.Append(", \"").Append(name).Append("\": "), value, underscores: false);
                }

                text.Append('}');
                break;
            case 2:
                text.Append("<record key=\"").Append(record.Key).Append("\">");
                foreach (var (name, value) in record.Values)
                {
                    FormText.Xml(text, name, value, underscores: false);
                }

                text.Append("</record>");
                break;
            default:
                text.Append("key: ").Append(record.Key);
                foreach (var (name, value) in record.Values)
                {
                    text.Append('\n').Append(name).Append(": ").Append(Phrasebook.Spoken(value));
                }

                break;
        }
    }

    private sealed record Record(string Key, IReadOnlyList<KeyValuePair<string, Literal>> Values)
    {
        public Literal? Find(string field) => Values.FirstOrDefault(v => v.Key == field).Value;
    }
}
