using System.Text.Json;

namespace ToolAce.Cli.Bench.Web;

/// <summary>How long a page takes to answer an input, on the page's own clock.</summary>
internal static class FilterClock
{
    /// <summary>
    /// Sets the input and waits until <paramref name="shown"/>, a script's condition, is true: milliseconds until the document says so, and until that is painted.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was true before, or is not within half a minute.</exception>
    public static async Task<(double Document, double Paint)> ChangeAsync(DevToolsPage page, string selector, string value, string shown, CancellationToken cancellationToken)
    {
        var times = await page.EvaluateAsync(Script(selector, value, shown), cancellationToken);
        return (times[0].GetDouble(), times[1].GetDouble());
    }

    /// <summary>A text as a script writes it.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text);

    // Both events: a page may listen to either. The frame's own callback comes before its paint, a message sent in it after.
    private static string Script(string selector, string value, string shown) =>
        $$"""
        (async () => {
          const input = document.querySelector({{Quote(selector)}});
          const shown = () => {{shown}};
          if (shown()) throw new Error('the answer stood there before the question: ' + {{Quote(value)}});
          const begun = performance.now();
          input.value = {{Quote(value)}};
          input.dispatchEvent(new Event('input', { bubbles: true }));
          input.dispatchEvent(new Event('change', { bubbles: true }));
          await new Promise((done, fail) => {
            const limit = setTimeout(() => fail(new Error('no answer to ' + {{Quote(value)}} + ': ' + document.body.innerText.slice(0, 500))), 30000);
            const watch = new MutationObserver(() => { if (shown()) { watch.disconnect(); clearTimeout(limit); done(); } });
            watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          });
          const written = performance.now() - begun;
          await new Promise(done => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = done;
            channel.port2.postMessage(0);
          }));
          return [written, performance.now() - begun];
        })()
        """;
}
