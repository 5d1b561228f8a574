using ToolAce.Synthesis.Formats;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Documents;

/// <summary>
/// Documents of one's own: a file, or a folder with all below it. Pieces are made while they are read, so files of any size and number pass through bounded memory. Each
/// file gives at least one piece, a document or the reason why there is none.
/// </summary>
/// <param name="options">What is read and how long a document may be.</param>
/// <param name="tables">Reads tables; null where there is no such reader.</param>
public sealed class DocumentFolder(DocumentOptions options, ITableReader? tables = null)
{
    /// <summary>Characters of a line of JSONL at most.</summary>
    private const int LongestLine = 16 << 20;

    /// <summary>The pieces in the order of the files' names and of their places within a file.</summary>
    /// <exception cref="DirectoryNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    public IEnumerable<DocumentPiece> Read(string path, CancellationToken cancellationToken = default)
    {
        var names = new FileNames();
        return FolderWalk.Files(path).SelectMany(f => f.Outcome is { } outcome ? [Refusal(f, outcome, f.Reason!)] : Guarded(f, () => PiecesOf(f, names, cancellationToken)));
    }

    private IEnumerable<DocumentPiece> PiecesOf(FoundFile file, FileNames names, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var format = Path.GetExtension(file.Path).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => DocumentFormat.Markdown,
            ".jsonl" or ".ndjson" => DocumentFormat.Jsonl,
            ".parquet" => DocumentFormat.Parquet,
            _ => DocumentFormat.Text,
        };
        if (!options.Formats.Contains(format))
        {
            throw new UnusableFileException(DocumentOutcome.LeftOut, $"{format.ToString().ToLowerInvariant()} is not among the formats to read (corpus.formats)");
        }

        var slug = names.Give(file.Relative);
        return format switch
        {
            DocumentFormat.Parquet => Table(file, slug, cancellationToken),
            DocumentFormat.Jsonl => Lines(file, slug, cancellationToken),
            _ => Text(file, slug, cancellationToken),
        };
    }

    private IEnumerable<DocumentPiece> Text(FoundFile file, string slug, CancellationToken cancellationToken)
    {
        var decoded = DecodedFile.Open(file.Path, cancellationToken);
        using var reader = decoded.Read();
        foreach (var piece in Parts(reader, new DocumentRow(file.Relative, "", slug, DocumentOutcome.Used, 0, Cut: false, decoded.Name, decoded.Note)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return piece;
        }
    }

    private IEnumerable<DocumentPiece> Lines(FoundFile file, string slug, CancellationToken cancellationToken)
    {
        var decoded = DecodedFile.Open(file.Path, cancellationToken);
        using var reader = decoded.Read();
        foreach (var (number, line) in BoundedLines.Read(reader, LongestLine))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (line is null || !string.IsNullOrWhiteSpace(line))
            {
                var row = new DocumentRow(file.Relative, $"line {number}", $"{slug}-line-{number}", DocumentOutcome.Used, 0, Cut: false, decoded.Name, decoded.Note);
                foreach (var piece in Row(row, () => JsonLineText.Read(line ?? throw new UnusableFileException(DocumentOutcome.Unreadable, $"the line has more than {LongestLine:N0} characters"), options.TextField)))
                {
                    yield return piece;
                }
            }
        }
    }

    private IEnumerable<DocumentPiece> Table(FoundFile file, string slug, CancellationToken cancellationToken)
    {
        if (new FileInfo(file.Path).Length == 0)
        {
            throw new UnusableFileException(DocumentOutcome.Empty, "the file has no bytes");
        }

        var reader = tables ?? throw new UnusableFileException(DocumentOutcome.LeftOut, "there is no reader of Parquet here");
        var number = 0;
        foreach (var text in reader.Texts(file.Path, options.TextField, cancellationToken))
        {
            number++;
            foreach (var piece in Row(new DocumentRow(file.Relative, $"row {number}", $"{slug}-row-{number}", DocumentOutcome.Used, 0, Cut: false, "utf-8", Detail: null), () => text ?? ""))
            {
                yield return piece;
            }
        }

        if (number == 0)
        {
            throw new UnusableFileException(DocumentOutcome.Empty, "the table has no rows");
        }
    }

    private IEnumerable<DocumentPiece> Row(DocumentRow row, Func<string> read)
    {
        string text;
        try
        {
            text = read();
        }
        catch (UnusableFileException unusable)
        {
            return [new DocumentPiece(row with { Slug = "", Outcome = unusable.Outcome, Detail = unusable.Message }, Document: null)];
        }

        return string.IsNullOrWhiteSpace(text) ? [new DocumentPiece(row with { Slug = "", Outcome = DocumentOutcome.Empty, Detail = "there is no text" }, Document: null)]
            : text.Contains('\0') ? [new DocumentPiece(row with { Slug = "", Outcome = DocumentOutcome.Binary, Characters = text.Length, Detail = "it is no text: it holds zero characters" }, Document: null)]
            : Parts(new StringReader(text), row);
    }

    private IEnumerable<DocumentPiece> Parts(TextReader reader, DocumentRow row)
    {
        var (number, first) = (0, (string?)null);
        foreach (var part in TextParts.Cut(reader, options.MostCharacters))
        {
            // Whether there are several is known with the second one only.
            if (number++ == 0)
            {
                first = part;
                continue;
            }

            if (first is not null)
            {
                yield return Part(row, first, 1);
                first = null;
            }

            yield return Part(row, part, number);
        }

        if (first is not null)
        {
            yield return new DocumentPiece(row with { Characters = first.Length }, new SourceDocument(row.Slug, first) { IsNamed = false });
        }
    }

    private DocumentPiece Part(DocumentRow row, string part, int number)
    {
        var place = row.Place.Length == 0 ? $"part {number}" : $"{row.Place}, part {number}";
        var slug = $"{row.Slug}-part-{number}";
        var why = $"part of a document that is longer than {options.MostCharacters:N0} characters (corpus.mostCharacters)";
        return new DocumentPiece(
            row with { Place = place, Slug = slug, Characters = part.Length, Cut = true, Detail = row.Detail is null ? why : $"{row.Detail}; {why}" },
            new SourceDocument(slug, part) { Domain = row.Slug, IsNamed = false });
    }

    private static DocumentPiece Refusal(FoundFile file, DocumentOutcome outcome, string reason) =>
        new(new DocumentRow(file.Relative, "", "", outcome, 0, Cut: false, "", reason), Document: null);

    /// <summary>What goes wrong with a file ends that file: its reason is the last piece of it.</summary>
    private static IEnumerable<DocumentPiece> Guarded(FoundFile file, Func<IEnumerable<DocumentPiece>> pieces)
    {
        using var each = Opened(pieces).GetEnumerator();
        for (var going = true; going;)
        {
            DocumentPiece? piece = null;
            try
            {
                going = each.MoveNext();
                piece = going ? each.Current : null;
            }
            catch (UnusableFileException unusable)
            {
                (going, piece) = (false, Refusal(file, unusable.Outcome, unusable.Message));
            }
            catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or DocumentException)
            {
                (going, piece) = (false, Refusal(file, DocumentOutcome.Unreadable, closed.Message));
            }

            if (piece is not null)
            {
                yield return piece;
            }
        }
    }

    /// <summary>Opens with the first step, where what goes wrong is caught.</summary>
    private static IEnumerable<DocumentPiece> Opened(Func<IEnumerable<DocumentPiece>> pieces)
    {
        foreach (var piece in pieces())
        {
            yield return piece;
        }
    }
}
