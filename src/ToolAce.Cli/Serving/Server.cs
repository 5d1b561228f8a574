using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Hosting;
using ToolAce.Web.SignIn;

namespace ToolAce.Cli.Serving;

/// <summary>A home with its lock, ledger, cycles and pages, from start to end.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string FirstPreset = "configs/presets/tiny.yaml";
    private static readonly TimeSpan OpenPages = TimeSpan.FromSeconds(2);
    private readonly HomeLayout _home;
    private readonly HomeLock _held;
    private readonly Ledger _ledger;
    private readonly CycleService _cycles;
    private readonly WebApplication _pages;

    private Server(HomeLayout home, HomeLock held, Ledger ledger, CycleService cycles, WebApplication pages) =>
        (_home, _held, _ledger, _cycles, _pages) = (home, held, ledger, cycles, pages);

    public Uri Address { get; private set; } = null!;

    /// <summary>Takes the home and listens.</summary>
    /// <exception cref="HomeInUseException">Another process works on the home.</exception>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<Server> StartAsync(HomeLayout home, Listening listen, Output output, CancellationToken cancellationToken)
    {
        var held = HomeLock.Acquire(home);
        var root = ProgramRoot.Current();
        var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var options = new DispatcherOptions { Command = SelfCommand.Current().Verb("stage") };
        var cycles = await CycleService.StartAsync(home, ledger, StageSet.Create(new LocalLearner(output.Note), TimeProvider.System), options, TimeProvider.System, root, cancellationToken);
        var server = new Server(home, held, ledger, cycles, ControlPlane.Create(new ControlPlaneOptions(home, ledger, cycles, root, listen, SelfCommand.Current().Verb("prompt"))));
        try
        {
            await server.ListenAsync(listen.At, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>On an empty ledger, the first thing a new user sees.</summary>
    public async Task LaunchFirstAsync(CancellationToken cancellationToken)
    {
        if ((await _ledger.CyclesAsync(cancellationToken)).Count == 0)
        {
            await _cycles.LaunchAsync(_cycles.Read(await File.ReadAllTextAsync(Path.Combine(ProgramRoot.Current(), FirstPreset), cancellationToken), FirstPreset), cancellationToken);
        }
    }

    /// <summary>A new link for a browser.</summary>
    public Uri SignInLink() => _pages.Services.GetRequiredService<SignInLinks>().Create(_pages.Services.GetRequiredService<ControlPlaneOptions>().Listen.Public ?? Address);

    /// <summary>Until somebody ends it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(OpenPages))
        {
            await _pages.StopAsync(patience.Token); // pages that are open are told, before what they show goes
        }

        await _pages.DisposeAsync();
        await _cycles.DisposeAsync();
        _ledger.Dispose();
        _held.Dispose();
    }

    private async Task ListenAsync(IPEndPoint listen, CancellationToken cancellationToken)
    {
        try
        {
            await _pages.StartAsync(cancellationToken);
        }
        catch (Exception refused) when (refused.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable })
        {
            throw new UsageException($"{listen.Address} is no address of this machine.", "Give one of its own with --listen, such as 127.0.0.1.");
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || busy.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            throw new UsageException($"Port {listen.Port} of {listen.Address} is taken.", "End what uses it, or choose another one with --port N.");
        }

        // Where it listens on every address, people on this machine still come by its own.
        var bound = new Uri(_pages.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Address = listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any) ? new UriBuilder(bound) { Host = "127.0.0.1" }.Uri : bound;
        ServerFile.Write(_home, Address);
    }
}
