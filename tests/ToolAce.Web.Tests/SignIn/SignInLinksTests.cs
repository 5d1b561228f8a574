using System.Runtime.Versioning;
using System.Web;
using ToolAce.Storage.Homes;
using ToolAce.Web.SignIn;

namespace ToolAce.Web.Tests.SignIn;

public sealed class SignInLinksTests : IDisposable
{
    private static readonly Uri Server = new("http://127.0.0.1:5080/");
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-web-").FullName;
    private readonly Clock clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Accepts_ATokenOfItsHome_ForAnHour()
    {
        var token = Token(Links("a"));
        Assert.True(Links("a").Accepts(token)); // another process of the same home
        clock.Now += TimeSpan.FromMinutes(59);
        Assert.True(Links("a").Accepts(token));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.False(Links("a").Accepts(token));
    }

    [Fact]
    public void Accepts_ATokenOfAnotherHome_IsFalse() => Assert.False(Links("b").Accepts(Token(Links("a"))));

    [Fact]
    public void Accepts_ATokenMadeToLastLonger_IsFalse()
    {
        var parts = Token(Links("a")).Split('.');
        Assert.False(Links("a").Accepts($"{long.Parse(parts[0]) + 1}.{parts[1]}"));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Secret_IsTheOwnersAlone()
    {
        _ = Links("a");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Home("a").SecretFile));
    }

    private HomeLayout Home(string name) => new HomeLayout(Path.Combine(folder, name)).Ensure();

    private SignInLinks Links(string home) => SignInLinks.Of(Home(home), clock);

    private static string Token(SignInLinks links) => HttpUtility.ParseQueryString(links.Create(Server).Query)["token"]!;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
