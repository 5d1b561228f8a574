using System.Security.Claims;
using ToolAce.Storage.Homes;

namespace ToolAce.Web.SignIn;

/// <summary>Sessions that were signed out: a copy of their cookie opens nothing any more. Forgotten when the cookie itself has ended.</summary>
internal sealed class EndedSessions(HomeLayout home, TimeProvider time)
{
    /// <summary>The claim that tells sessions apart.</summary>
    public const string Session = "session";

    private readonly HomeDocument<EndedSession> document = new(home.EndedSessionsFile);

    /// <summary>How long a cookie is good.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Ends a session for good.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(Session) is { } id)
        {
            var now = time.GetUtcNow();
            document.Change(all => all.Where(s => s.At > now - Lifetime).Append(new EndedSession(id, now)));
        }
    }

    /// <summary>Whether a session goes on; one that has no name was opened by an older program, and does not.</summary>
    public bool Holds(ClaimsPrincipal? user) => user?.FindFirstValue(Session) is { } id && !document.Read().Any(s => s.Id == id);

    private sealed record EndedSession(string Id, DateTimeOffset At);
}
