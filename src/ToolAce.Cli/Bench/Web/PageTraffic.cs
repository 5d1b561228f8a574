using System.Collections.Concurrent;
using System.Text.Json;

namespace ToolAce.Cli.Bench.Web;

/// <summary>
/// What one page loaded, as the browser sees it: what each file cost, and what the web socket's messages hold. The bytes on the wire are the proxy's to count
/// (<see cref="CountingProxy"/>): the browser shows messages as they are after they were unpacked.
/// </summary>
internal sealed class PageTraffic
{
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _files = new(StringComparer.Ordinal);
    private long _messages;

    /// <summary>Bytes of each file over the wire, headers of its answer included, by path.</summary>
    public IReadOnlyDictionary<string, double> Files => new SortedDictionary<string, double>(_files, StringComparer.Ordinal);

    /// <summary>Characters of the web socket's messages both ways, unpacked; of binary ones their base64 text.</summary>
    public long MessageCharacters => Interlocked.Read(ref _messages);

    /// <summary>One event of the protocol's Network domain.</summary>
    public void Take(string name, JsonElement values)
    {
        switch (name)
        {
            case "Network.responseReceived":
                _addresses[values.GetProperty("requestId").GetString()!] = new Uri(values.GetProperty("response").GetProperty("url").GetString()!).AbsolutePath;
                break;
            case "Network.loadingFinished" when _addresses.TryGetValue(values.GetProperty("requestId").GetString()!, out var path):
                _files.AddOrUpdate(path, values.GetProperty("encodedDataLength").GetDouble(), (_, before) => before + values.GetProperty("encodedDataLength").GetDouble());
                break;
            case "Network.webSocketFrameReceived" or "Network.webSocketFrameSent":
                Interlocked.Add(ref _messages, values.GetProperty("response").GetProperty("payloadData").GetString()!.Length);
                break;
        }
    }
}
