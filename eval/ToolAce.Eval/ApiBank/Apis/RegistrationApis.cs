using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Appointments with doctors.</summary>
internal static class RegistrationApis
{
    private const string Table = "Appointments";
    private const string Id = "appointment_id";
    private const string NewDate = "new_appointment_date";
    private const string NewDoctor = "new_appointment_doctor";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("AppointmentRegistration", Register, IsRegistrationRight) { DrawsOutput = true },
        new("CancelRegistration", Cancel, IsCancellationRight),
        new("ModifyRegistration", Modify, IsModificationRight) { Defaulted = [NewDate, NewDoctor] },
        new("QueryRegistration", Query, IsQueryRight),
    ];

    private static ApiOutcome Register(ApiCall call)
    {
        var (patient, doctor) = (PyStrings.Strip(call.Text("patient_name")), PyStrings.Strip(call.Text("doctor_name")));
        if (patient.Length == 0 || doctor.Length == 0)
        {
            return ApiOutcome.Raise("Patient name or doctor name cannot be empty.");
        }

        var date = ApiDate.Of(call.Text("date"), PyTime.Day);
        if (date.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        foreach (var (_, value) in call.World.Read(Table).Entries)
        {
            if (IsOf(value, patient, date))
            {
                return ApiOutcome.Raise(Member(value, "doctor_name") == doctor
                    ? "This appointment has already been registered."
                    : "This patient has already been registered in this day.");
            }
        }

        var table = call.World.Write(Table);
        string id;
        do
        {
            id = call.World.Random.Next(10_000_000, 100_000_000).ToString();
        }
        while (table.Find(id) is not null);

        var appointment = new PyValue.Dict();
        appointment.Set("patient_name", new PyValue.Str(patient));
        appointment.Set("date", new PyValue.Str(date.Text!));
        appointment.Set("doctor_name", new PyValue.Str(doctor));
        table.Set(id, appointment);
        return ApiOutcome.Of(id);
    }

    private static ApiOutcome Cancel(ApiCall call)
    {
        var id = new PyValue.Str(PyStrings.Strip(call.Text(Id)));
        if (call.World.Read(Table).Find(id) is null)
        {
            return ApiOutcome.Raise("The appointment ID is incorrect.");
        }

        call.World.Write(Table).Remove(id);
        return ApiOutcome.Success;
    }

    private static ApiOutcome Modify(ApiCall call)
    {
        var id = PyStrings.Strip(call.Text(Id));
        if (call.World.Read(Table).Find(id) is not { } appointment)
        {
            return ApiOutcome.Raise("The appointment ID does not exist.");
        }

        ApiDate? date = call[NewDate] is PyValue.Str ? ApiDate.Of(call.Text(NewDate), PyTime.Day) : null;
        var doctor = call[NewDoctor] is PyValue.Str ? PyStrings.Strip(call.Text(NewDoctor)) : null;
        if (doctor is "")
        {
            return ApiOutcome.Raise("Fail because the doctor name is empty.");
        }

        if (date?.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        var sameDate = date is { } day && Member(appointment, "date") == day.Text;
        var sameDoctor = doctor is not null && Member(appointment, "doctor_name") == doctor;
        if ((date is null && doctor is null) || (sameDate && sameDoctor))
        {
            return ApiOutcome.Raise("Fail because no modification is made.");
        }

        if (sameDate || sameDoctor)
        {
            return ApiOutcome.Raise(sameDate ? "Fail because date is not changed." : "Fail because doctor is not changed.");
        }

        var own = (PyValue.Dict)call.World.Write(Table).Find(id)!;
        if (date is { } changed)
        {
            own.Set("date", new PyValue.Str(changed.Text!));
        }

        if (doctor is not null)
        {
            own.Set("doctor_name", new PyValue.Str(doctor));
        }

        return ApiOutcome.Success;
    }

    private static ApiOutcome Query(ApiCall call)
    {
        var date = ApiDate.Of(call.Text("date"), PyTime.Day);
        if (date.Error is { } error)
        {
            return ApiOutcome.Raise(error);
        }

        var patient = PyStrings.Strip(call.Text("patient_name"));
        var found = call.World.Read(Table).Entries.Where(e => IsOf(e.Value, patient, date)).ToList();
        return found.Count == 0 ? ApiOutcome.Raise("No appointments found.") : ApiOutcome.Of(new PyValue.Dict(found));
    }

    private static bool IsOf(PyValue appointment, string patient, ApiDate date) =>
        Member(appointment, "patient_name") == patient && ApiDate.Of(Member(appointment, "date"), PyTime.Day).Same(date);

    private static string Member(PyValue appointment, string name) => ((PyValue.Str)((PyValue.Dict)appointment).Find(name)!).Value;

    private static bool IsRegistrationRight(ApiResult given, ApiResult wanted) =>
        Rules.Stripped(given, wanted, "patient_name") & Rules.Date(given, wanted, "date", PyTime.Day) & Rules.Stripped(given, wanted, "doctor_name")
        & Rules.NoUnwantedOutput(given, wanted) & Rules.Exception(given, wanted);

    // All members of both sides are read before any is compared, here and below, so a missing one always raises.
    private static bool IsCancellationRight(ApiResult given, ApiResult wanted) =>
        Rules.Stripped(given, wanted, Id) & Rules.Output(given, wanted) & Rules.Exception(given, wanted);

    private static bool IsModificationRight(ApiResult given, ApiResult wanted)
    {
        _ = (wanted.Argument(NewDate), wanted.Argument(NewDoctor));
        return Rules.Stripped(given, wanted, Id)
            & SameOrNone(given, wanted, NewDate, text => ApiDate.Of(text, PyTime.Day).Text)
            & SameOrNone(given, wanted, NewDoctor, PyStrings.Strip)
            & Rules.Output(given, wanted)
            & Rules.Exception(given, wanted);
    }

    private static bool IsQueryRight(ApiResult given, ApiResult wanted) =>
        Rules.Stripped(given, wanted, "patient_name") & Rules.Date(given, wanted, "date", PyTime.Day) && Rules.OutputAndException(given, wanted);

    // None equals None; two texts are equal when what is made of them is, and nothing equals a date that cannot be parsed.
    private static bool SameOrNone(ApiResult given, ApiResult wanted, string name, Func<string, string?> clean)
    {
        var (first, second) = (given.Argument(name), wanted.Argument(name));
        var (cleanFirst, cleanSecond) = (Clean(first), Clean(second));
        return first is PyValue.None || second is PyValue.None ? first is PyValue.None && second is PyValue.None : cleanFirst is not null && cleanFirst == cleanSecond;

        string? Clean(PyValue value) => value is PyValue.None ? null : clean(ApiResult.TextOf(value, "strip"));
    }
}
