using System.Net.Http.Headers;
using System.Net.Http.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;
using ToolAce.Web.Api;
using ToolAce.Web.SignIn;

namespace ToolAce.Cli.Running;

/// <summary>Hands a cycle to the server that holds the home.</summary>
internal sealed class HandedOver(HomeLayout home, Uri server)
{
    /// <summary>The cycle's id, and whether it is an earlier one that goes on.</summary>
    /// <exception cref="CycleConfigException">The server refuses the config.</exception>
    /// <exception cref="UsageException">The server does not answer as one of ours.</exception>
    public async Task<(string Id, bool GoesOn)> GiveAsync(CycleRun run, CancellationToken cancellationToken)
    {
        // A proxy of the environment has no business between two programs of one machine, least of all with a token of the home.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SignInLinks.Of(home, TimeProvider.System).CreateToken());
        try
        {
            using var answer = await http.PostAsJsonAsync("api/cycles", new CycleRequest(run.Text, run.Config.Name, run.Paths), CoreJson.Options, cancellationToken);
            var reply = await answer.Content.ReadFromJsonAsync<CycleReply>(CoreJson.Options, cancellationToken);
            return reply?.CycleId is { } id
                ? (id, reply.GoesOn)
                : throw new CycleConfigException(run.Config.Name, [new(0, "", reply?.Problem ?? "the server gave no reason")]);
        }
        catch (Exception silent) when (silent is HttpRequestException or System.Text.Json.JsonException)
        {
            throw new UsageException($"The server at {server} holds {home.Root}, but does not answer ({silent.Message}).", "Try again; if it stays so, end that process and start it anew.");
        }
    }
}
