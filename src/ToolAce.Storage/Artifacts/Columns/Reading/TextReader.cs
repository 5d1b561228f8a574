using System.Text;

namespace ToolAce.Storage.Artifacts.Columns.Reading;

/// <summary>Texts.</summary>
internal sealed class TextReader : ValueReader<string>
{
    public override string Present(int row) => Encoding.UTF8.GetString(Column.Text(row));
}
