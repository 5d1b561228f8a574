using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Web.SignIn;

namespace ToolAce.Web.Api;

/// <summary>Where <c>toolace run</c> hands its cycle over. Whoever can read the home may: the bearer's token is that of a sign-in link.</summary>
internal static class CycleEndpoints
{
    private const int MostCharacters = 1_000_000;
    private const string Bearer = "Bearer ";

    public static void MapCycles(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/cycles", async (HttpContext http, SignInLinks links, CycleService service, CancellationToken cancellationToken) =>
        {
            if (http.Request.Headers.Authorization is not [{ } bearer] || !bearer.StartsWith(Bearer, StringComparison.Ordinal) || !links.Accepts(bearer[Bearer.Length..]))
            {
                return Results.Json(new CycleReply(null, GoesOn: false, "This needs a token of this home, which only its owner's programs can make."), CoreJson.Options, statusCode: StatusCodes.Status401Unauthorized);
            }

            try
            {
                var asked = await http.Request.ReadFromJsonAsync<CycleRequest>(CoreJson.Options, cancellationToken);
                if (asked is not { Config: { Length: <= MostCharacters } config, Source: { } source, Paths: { } paths })
                {
                    throw new CycleConfigException("config", [new(0, "", $"is missing, or has more than {MostCharacters:N0} characters")]);
                }

                var (cycle, goesOn) = await service.TakeAsync(new CycleRun(config, CycleConfigReader.Read(config, source), paths), cancellationToken);
                return Results.Json(new CycleReply(cycle.Id, goesOn), CoreJson.Options);
            }
            catch (Exception refused) when (refused is CycleConfigException or System.Text.Json.JsonException or BadHttpRequestException or InvalidOperationException)
            {
                return Results.Json(new CycleReply(null, GoesOn: false, refused.Message), CoreJson.Options, statusCode: StatusCodes.Status400BadRequest);
            }
        }).AllowAnonymous();
}
