using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Scenes of a smart home: a name and a list of devices.</summary>
internal static class SceneApis
{
    private const string Table = "Scenes";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AddScene", Devices, AreDevicesRight),
        new("ModifyScene", Devices, AreDevicesRight),
        new("DeleteScene", Delete, IsRight),
        new("QueryScene", Query, IsRight),
    ];

    // A list of devices reaches an API as text (the extraction keeps lists so), and no character of a text is a device.
    private static ApiOutcome Devices(ApiCall call)
    {
        if (Name(call).Length == 0)
        {
            return ApiOutcome.Raise(Errors.SceneName);
        }

        _ = call.Text("devices");
        return ApiOutcome.Raise("Invalid device format.");
    }

    private static ApiOutcome Delete(ApiCall call)
    {
        var name = new PyValue.Str(Name(call));
        if (name.Value.Length == 0)
        {
            return ApiOutcome.Raise(Errors.SceneName);
        }

        if (call.World.Read(Table).Find(name) is null)
        {
            return ApiOutcome.Raise("The scene does not exist.");
        }

        call.World.Write(Table).Remove(name);
        return ApiOutcome.Success;
    }

    private static ApiOutcome Query(ApiCall call)
    {
        var name = Name(call);
        if (name.Length == 0)
        {
            return ApiOutcome.Raise(Errors.SceneName);
        }

        return call.World.Read(Table).Find(name) is { } devices ? ApiOutcome.Of(devices) : ApiOutcome.Raise("Scene not found.");
    }

    private static string Name(ApiCall call) => PyLower.Apply(PyStrings.Strip(call.Text("name")));

    private static bool IsRight(ApiResult given, ApiResult wanted) => Rules.StrippedAndLower(given, wanted, "name") && Rules.OutputAndException(given, wanted);

    // The check cleans the devices of both sides first, which fails on a text.
    private static bool AreDevicesRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument("devices"), Rules.StrippedAndLower(given, wanted, "name"));
        throw new PyRaisedException("TypeError", "string indices must be integers, not 'str'");
    }
}
