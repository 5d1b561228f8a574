using System.Diagnostics;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Tests.Homes;

namespace ToolAce.Storage.Tests.Support;

/// <summary>The work that tests have done by another process, so that they can kill it.</summary>
internal static class ChildProcess
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["write", var root]:
                using (var writer = Samples.Draft(root).OpenWriter<SampleRow>(Samples.RowsPerPart))
                {
                    Console.WriteLine($"resumed {writer.ResumedRows}");
                    for (var i = writer.ResumedRows; i < Samples.Rows; i++)
                    {
                        writer.Add(Samples.Row((int)i));
                        if (i % Samples.RowsPerPart == 0)
                        {
                            Console.WriteLine($"row {i}");
                        }
                    }

                    writer.Publish(CancellationToken.None);
                }

                return 0;
            case ["hold", var home]:
                using (HomeLock.Acquire(new HomeLayout(home)))
                {
                    Console.WriteLine("held");
                    Thread.Sleep(Timeout.Infinite);
                }

                return 0;
            case ["journal", var file, var name]:
                for (var i = 0; ; i++)
                {
                    new HomeJournal<HomeJournalTests.Line>(file).Append(new(i, $"{name} {i}"));
                    Console.WriteLine($"{name} {i}");
                }

            default:
                return 2;
        }
    }

    public static Process Start(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ToolAce.Storage.Tests");
        return Process.Start(new ProcessStartInfo(program, ["child", .. args]) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    /// <summary>Waits for a line that starts so; fails when the process ends before.</summary>
    public static string WaitFor(Process process, string prefix)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"the child ended before it said '{prefix}'");
    }
}
