using System.Text;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Documents;

public sealed class LegacyEncodingTests : IDisposable
{
    private const string Simplified = "天气服务每小时更新一次，用户可以按城市名称查询温度和风速。\n如果没有找到这个城市，系统会返回错误信息。";
    private const string Traditional = "天氣服務每小時更新一次，使用者可以按城市名稱查詢溫度和風速。\n如果沒有找到這個城市，系統會傳回錯誤訊息。";
    private const string Japanese = "天気サービスは一時間ごとに更新され、利用者は都市の名前で気温と風速を調べることができます。\n都市が見つからない場合はエラーを返します。";
    private const string Korean = "날씨 서비스는 매시간 갱신되며 사용자는 도시 이름으로 기온과 풍속을 조회할 수 있습니다.\n도시를 찾지 못하면 오류를 돌려줍니다.";
    private const string Russian = "Служба погоды обновляется каждый час, и пользователь может узнать температуру и скорость ветра по названию города.\nЕсли город не найден, служба вернёт ошибку.";
    private const string Ukrainian = "Служба погоди оновлюється щогодини, і користувач може дізнатися температуру та швидкість вітру за назвою міста.";
    private const string Greek = "Η υπηρεσία καιρού ενημερώνεται κάθε ώρα και ο χρήστης μπορεί να αναζητήσει τη θερμοκρασία με το όνομα της πόλης.";
    private const string Polish = "Usługa pogodowa jest odświeżana co godzinę, a użytkownik może sprawdzić temperaturę i prędkość wiatru według nazwy miasta. Zażółć gęślą jaźń.";
    private const string French = "Le service météo est mis à jour toutes les heures ; l’utilisateur peut chercher « où il fait chaud » d’après le nom de la ville. Ça coûte 5 €, naïf ou pas – c’est l’été.";
    private const string German = "Größere Städte werden stündlich geprüft, kleinere täglich. „Öl für Übermütige“ kostet 12 € – die Straße führt über Köln, 20 °C sind möglich.";
    private const string Spanish = "¿Qué tiempo hará mañana en la ciudad? ¡El señor Muñoz pregunta según el código postal! Está en la 3ª planta.";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("gb18030", 54936, Simplified)]
    [InlineData("gb18030", 936, Simplified)]
    [InlineData("big5", 950, Traditional)]
    [InlineData("shift_jis", 932, Japanese)]
    [InlineData("euc-jp", 51932, Japanese)]
    [InlineData("euc-kr", 949, Korean)]
    [InlineData("windows-1251", 1251, Russian)]
    [InlineData("windows-1251", 1251, Ukrainian)]
    [InlineData("koi8-r", 20866, Russian)]
    [InlineData("windows-1252", 1252, French)]
    [InlineData("windows-1252", 1252, German)]
    [InlineData("windows-1252", 1252, Spanish)]
    public void Read_ALegacyEncoding_GivesTheTextAndNamesIt(string name, int codePage, string text)
    {
        var plain = string.Concat(Enumerable.Repeat("All is plain here, for a while.\n\n", 4000));
        foreach (var whole in new[] { text, $"GET /weather?city=x returns JSON.\n{text}\n\nGET /cities", plain + text, string.Concat(Enumerable.Repeat(text, 3000)) })
        {
            var pieces = Pieces(Encode(codePage, whole));
            Assert.All(pieces, p => Assert.Equal((DocumentOutcome.Used, name), (p.Row.Outcome, p.Row.Encoding)));
            Assert.All(pieces, p => Assert.DoesNotContain('\uFFFD', p.Document!.Text));
            Assert.Contains(text.Split('\n')[^1], string.Concat(pieces.Select(p => p.Document!.Text)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1253, Greek)]
    [InlineData(1250, Polish)]
    [InlineData(866, Russian)]
    public void Read_AnEncodingThatIsNotKnown_IsUnreadableAndSaysHowToMendIt(int codePage, string text)
    {
        var piece = Assert.Single(Pieces(Encode(codePage, text)));
        Assert.Equal((DocumentOutcome.Unreadable, null), (piece.Row.Outcome, piece.Document));
        Assert.Contains("UTF-8", piece.Row.Detail, StringComparison.Ordinal);
    }

    /// <summary>An accident in an otherwise plain text is no other encoding.</summary>
    [Fact]
    public void Read_OneOddByteInPlainText_KeepsTheText()
    {
        var piece = Assert.Single(Pieces([.. "The harbour opens at seven. Caf"u8, 0xE9, .. " is shut.\n"u8]));
        Assert.Equal(("windows-1252", "The harbour opens at seven. Café is shut."), (piece.Row.Encoding, piece.Document!.Text));
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Encode(int codePage, string text) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(text);

    private List<DocumentPiece> Pieces(byte[] bytes)
    {
        var file = Path.Combine(folder.Path, "a.txt");
        File.WriteAllBytes(file, bytes);
        return [.. new DocumentFolder(new DocumentOptions()).Read(file, TestContext.Current.CancellationToken)];
    }
}
