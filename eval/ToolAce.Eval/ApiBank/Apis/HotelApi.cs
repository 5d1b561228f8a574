using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Booking hotel rooms.</summary>
internal static class HotelApi
{
    private const string Table = "Hotel";

    public static IEnumerable<BankApi> All { get; } = [new("BookHotel", Book, Rules.Whole)];

    private static ApiOutcome Book(ApiCall call)
    {
        var first = PyTime.Parse(call.Text("check_in_time"), PyTime.Day);
        var last = PyTime.Parse(call.Text("check_out_time"), PyTime.Day);
        if ((first.Error ?? last.Error) is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        if (((PyValue.Int)call["adult_count"]).Value > 2 && ((PyValue.Int)call["room_count"]).Value.IsOne)
        {
            return ApiOutcome.Raise("The number of adults is greater than 2. Two rooms are ordered.");
        }

        foreach (var (_, value) in call.World.Read(Table).Entries)
        {
            var order = (PyValue.Dict)value;
            if (PyEquality.AreEqual(order.Find("hotel_name")!, call["hotel_name"]) && Overlaps(order, first.Value, last.Value))
            {
                return ApiOutcome.Raise("The room is not available.");
            }
        }

        var table = call.World.Write(Table);
        var id = (table.Count + 1).ToString();
        table.Set(id, new PyValue.Dict([.. call.Input.Entries]));
        return ApiOutcome.Of(id);
    }

    // A stay that surrounds the order passes, as it does upstream.
    private static bool Overlaps(PyValue.Dict order, DateTime first, DateTime last)
    {
        var from = Day(order, "check_in_time");
        var to = Day(order, "check_out_time");
        return (first >= from && first < to) || (last > from && last <= to);
    }

    private static DateTime Day(PyValue.Dict order, string name) => PyTime.Parse(((PyValue.Str)order.Find(name)!).Value, PyTime.Day).Value;
}
