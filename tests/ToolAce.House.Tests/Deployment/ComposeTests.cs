using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ToolAce.House.Tests.Deployment;

public sealed partial class ComposeTests
{
    private static readonly Dictionary<object, object> Compose = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(Repository.Read("docker-compose.yml"));

    private static Dictionary<object, object> Services => (Dictionary<object, object>)Compose["services"];

    private static Dictionary<object, object> Service => (Dictionary<object, object>)Services["toolace"];

    [Fact]
    public void File_UsesOnlyKeysOfTheSpecification() => Problems.None(
        Check("file", Compose, ComposeRules.File)
            .Concat(Services.SelectMany(s => Check($"services.{s.Key}", (Dictionary<object, object>)s.Value, ComposeRules.Service)))
            .Concat(Service["build"] is Dictionary<object, object> build ? Check("services.toolace.build", build, ComposeRules.Build) : []));

    [Fact]
    public void Check_OfAMisspeltKeyAndAWrongKind_FindsBoth()
    {
        var service = new Dictionary<object, object> { ["comand"] = "run", ["init"] = new List<object> { "x" }, ["image"] = "toolace" };
        Assert.Equal(["s.comand is no key of the specification", "s.init is not boolean"], Check("s", service, ComposeRules.Service));
    }

    [Fact]
    public void Name_OfProjectAndService_IsAsTheSpecificationWants()
    {
        Assert.Matches("^[a-z0-9][a-z0-9_-]*$", (string)Compose["name"]);
        Assert.Single(Services);
        Assert.Matches("^[a-zA-Z0-9._-]+$", (string)Services.Keys.Single());
    }

    [Fact]
    public void NamedVolumes_OfTheService_AreDeclared()
    {
        var declared = ((Dictionary<object, object>)Compose["volumes"]).Keys;
        foreach (var mount in ((List<object>)Service["volumes"]).Cast<string>())
        {
            var parts = mount.Split(':');
            Assert.InRange(parts.Length, 2, 3);
            Assert.Contains(parts[0], declared);
            Assert.StartsWith("/", parts[1]);
        }
    }

    [Fact]
    public void StopGracePeriod_IsADuration() => Assert.Matches(@"^(\d+(us|ms|s|m|h))+$", (string)Service["stop_grace_period"]);

    /// <summary>A published port without an address is open to the network.</summary>
    [Fact]
    public void PublishedPorts_StayOnTheHost()
    {
        var ports = Service.TryGetValue("ports", out var list) ? ((List<object>)list).Cast<string>() : [];
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port));
    }

    /// <summary>The port that the server listens on unless told otherwise is the one that is published.</summary>
    [Fact]
    public void Command_ServesThePagesAtThePublishedPort()
    {
        Assert.Equal(["up", "--listen", "0.0.0.0"], ((List<object>)Service["command"]).Cast<string>());
        Assert.Equal(["127.0.0.1:5080:5080"], ((List<object>)Service["ports"]).Cast<string>());
        Assert.Contains("DefaultValueFactory = _ => 5080", Repository.Read("src/ToolAce.Cli/Verbs/UpVerb.cs"));
        Assert.Contains("cp -r configs /app/configs", Repository.Read("Dockerfile"));
    }

    [Fact]
    public void BuildArguments_AreThoseTheDockerfileDeclares()
    {
        var declared = Argument().Matches(Repository.Read("Dockerfile")).Select(m => m.Groups[1].Value);
        var given = ((Dictionary<object, object>)((Dictionary<object, object>)Service["build"])["args"]).Keys.Cast<string>();
        Assert.Empty(given.Except(declared));
    }

    [Fact]
    public void Home_IsTheVolumeTheServiceMounts()
    {
        var home = HomeVariable().Match(Repository.Read("Dockerfile")).Groups[1].Value;
        Assert.Contains($"VOLUME {home}", Repository.Read("Dockerfile"));
        Assert.Contains(((List<object>)Service["volumes"]).Cast<string>(), mount => mount.Split(':')[1] == home);
    }

    [Fact]
    public void Dockerfile_EndsAsAnUnprivilegedUser()
    {
        var lines = File.ReadAllLines(Repository.At("Dockerfile"));
        var user = lines.Last(l => l.StartsWith("USER ", StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)root|^USER 0", user);
        Assert.True(Array.IndexOf(lines, user) > Array.FindLastIndex(lines, l => l.StartsWith("FROM ", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Check(string place, Dictionary<object, object> map, Dictionary<string, string[]> rules)
    {
        foreach (var (key, value) in map)
        {
            if (!rules.TryGetValue((string)key, out var kinds))
            {
                yield return $"{place}.{key} is no key of the specification";
            }
            else if (!kinds.Intersect(ComposeRules.KindsOf(value)).Any())
            {
                yield return $"{place}.{key} is not {string.Join(" or ", kinds)}";
            }
        }
    }

    [GeneratedRegex(@"^ARG (\w+)", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^ENV TOOLACE_HOME=(\S+)", RegexOptions.Multiline)]
    private static partial Regex HomeVariable();
}
