using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Web.Texts;

namespace ToolAce.Web.SignIn;

/// <summary>Where a sign-in link leads, and the way out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", async (HttpContext http, SignInLinks links, string? token) =>
        {
            if (token is null)
            {
                return Page(SignInTexts.OwnerOnly, StatusCodes.Status401Unauthorized);
            }

            if (!links.Accepts(token))
            {
                return Page(SignInTexts.BadLink, StatusCodes.Status403Forbidden);
            }

            var owner = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "owner"), new Claim(EndedSessions.Session, Guid.NewGuid().ToString("N"))], CookieAuthenticationDefaults.AuthenticationScheme));
            await http.SignInAsync(owner, new AuthenticationProperties { IsPersistent = true });
            return Results.Redirect("/");
        }).AllowAnonymous();
        routes.MapPost("/sign-out", async (HttpContext http, EndedSessions ended) =>
        {
            ended.End(http.User);
            await http.SignOutAsync();
            return Results.Redirect("/sign-in");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(Guarded);
    }

    // The middleware only notes that a token is missing or forged; whoever acts has to look.
    private static async ValueTask<object?> Guarded(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? await next(context)
            : Results.Text("The form is not this server's own, or too old. Load the page again.", statusCode: StatusCodes.Status400BadRequest);

    private static IResult Page(string reason, int status) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{SignInTexts.PageTitle.With("ToolAce")}</title><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/lib/bootstrap.min.css"><script src="/theme.js"></script></head>
        <body class="container py-5"><main>
        <h1 class="h3">{SignInTexts.Title}</h1>
        <p>{reason}</p>
        <p>{SignInTexts.Type} <code>./toolace link</code> {SignInTexts.InTerminal}</p>
        </main></body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
