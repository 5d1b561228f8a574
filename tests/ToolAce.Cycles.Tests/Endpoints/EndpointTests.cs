using System.Net;
using System.Text;
using ToolAce.Cycles.Endpoints;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Endpoints;

public sealed class EndpointTests : IDisposable
{
    private const string Key = "sk-very-secret-0123456789";
    private readonly TemporaryFolder folder = new();
    private readonly HomeLayout home;
    private readonly EndpointStore store;

    public EndpointTests()
    {
        home = new HomeLayout(folder.Make("home"));
        store = new EndpointStore(home);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Save_KeepsTheKeyOutOfSight()
    {
        store.Save("mine", "http://localhost:1/v1", "m", Key);
        Assert.True(store.HasKey("mine"));
        Assert.Equal(Key, store.KeyOf("mine"));
        Assert.All(Directory.GetFiles(home.Root, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Key, File.ReadAllText(f), StringComparison.Ordinal));
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)), File.ReadAllText(home.EndpointKeysFile), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(home.EndpointKeysFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        store.Save("mine", "http://localhost:1/v1", "other", key: "");
        Assert.Equal((Key, "other"), (store.KeyOf("mine"), store.All().Single().Model));
        store.Remove("mine");
        Assert.Empty(store.All());
        Assert.Null(store.KeyOf("mine"));
    }

    [Fact]
    public void Save_AnotherAddress_DoesNotTakeTheKeyAlong()
    {
        store.Save("mine", "http://localhost:1/v1", "m", Key);
        Assert.Throws<ArgumentException>(() => store.Save("mine", "http://elsewhere.example/v1", "m", key: null));
        Assert.Equal("localhost", store.All().Single().Address.Host);
    }

    [Fact]
    public void Key_SealedUnderAnotherSecretOrName_DoesNotOpen()
    {
        store.Save("mine", "http://localhost:1/v1", "m", Key);
        var sealedKeys = File.ReadAllText(home.EndpointKeysFile);
        File.WriteAllText(home.EndpointKeysFile, sealedKeys.Replace("mine", "yours"));
        Assert.Contains("Enter the key again", Assert.Throws<InvalidDataException>(() => store.KeyOf("yours")).Message, StringComparison.Ordinal);
        File.WriteAllText(home.EndpointKeysFile, sealedKeys);
        File.WriteAllBytes(home.SecretFile, new byte[32]);
        Assert.Throws<InvalidDataException>(() => store.KeyOf("mine"));
    }

    [Theory]
    [InlineData("ftp://x/v1")]
    [InlineData("localhost:8000")]
    [InlineData("http://user:pass@x/v1")]
    [InlineData("http://x/v1?key=1")]
    [InlineData("")]
    public void Save_AddressThatIsNone_IsRefused(string address) => Assert.Throws<ArgumentException>(() => store.Save("a", address, "m", null));

    [Theory]
    [InlineData(200, """{"choices":[{"message":{"content":" ready "}}]}""", true, "ready")]
    [InlineData(200, "<html>hello</html>", false, "not as an OpenAI-compatible endpoint")]
    [InlineData(200, "", false, "not as an OpenAI-compatible endpoint")]
    [InlineData(200, "{\"choices\":[]}", false, "not as an OpenAI-compatible endpoint")]
    [InlineData(200, "{\"choices\":{\"x\":1}}", false, "not as an OpenAI-compatible endpoint")]
    [InlineData(200, "\0\u0001[[[[[[", false, "not as an OpenAI-compatible endpoint")]
    [InlineData(401, "", false, "refuses the key")]
    [InlineData(404, "", false, "/chat/completions")]
    [InlineData(429, "", false, "429")]
    [InlineData(302, "", false, "sends elsewhere")]
    [InlineData(503, "", false, "by itself")]
    public async Task Try_SaysWhatCameBackAndHowToMendIt(int status, string body, bool works, string said)
    {
        store.Save("mine", "http://localhost:1/v1/", "m", Key);
        var (handler, trial) = await TryAsync((HttpStatusCode)status, Encoding.UTF8.GetBytes(body));
        Assert.Equal(works, trial.Works);
        Assert.Contains(said, trial.Message, StringComparison.Ordinal);
        Assert.Equal(("http://localhost:1/v1/chat/completions", $"Bearer {Key}"), (handler.Address, handler.Authorization));
    }

    [Fact]
    public async Task Try_AnswerThatRepeatsTheKey_IsShownWithoutIt()
    {
        store.Save("mine", "http://localhost:1/v1", "m", Key);
        Assert.DoesNotContain(Key, (await TryAsync(HttpStatusCode.OK, Encoding.UTF8.GetBytes($"no: {Key}"))).Trial.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_AnswerCutInTheMiddleOfTheKey_ShowsNoPartOfIt()
    {
        store.Save("mine", "http://localhost:1/v1", "m", Key);
        Assert.DoesNotContain(Key[..8], (await TryAsync(HttpStatusCode.OK, Encoding.UTF8.GetBytes(new string('x', 190) + Key))).Trial.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_OfOneThatIsGone_SendsNothing()
    {
        var (handler, trial) = await TryAsync(HttpStatusCode.OK, []);
        Assert.False(trial.Works);
        Assert.Null(handler.Address);
    }

    [Fact]
    public async Task Try_EndlessAnswer_IsCutOff()
    {
        store.Save("mine", "http://localhost:1/v1", "m", null);
        Assert.Contains("more than a megabyte", (await TryAsync(HttpStatusCode.OK, new byte[3 << 20])).Trial.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_NobodyListens_SaysSo()
    {
        store.Save("mine", "http://127.0.0.1:9/v1", "m", Key);
        using var http = new HttpClient();
        var trial = await new EndpointTester(store, http).TryAsync("mine", Token);
        Assert.False(trial.Works);
        Assert.Contains("cannot be reached", trial.Message, StringComparison.Ordinal);
    }

    private async Task<(Canned Handler, EndpointTrial Trial)> TryAsync(HttpStatusCode status, byte[] body)
    {
        var handler = new Canned(status, body);
        using var http = new HttpClient(handler);
        return (handler, await new EndpointTester(store, http).TryAsync("mine", Token));
    }

    private sealed class Canned(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Address, Authorization) = (request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString());
            return Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(body) });
        }
    }
}
