using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Who may travel.</summary>
internal sealed partial class TravelApi
{
    private const int OfAge = 18;

    private PyValue.Dict Verify(PyValue firstName, PyValue lastName, PyValue birth, PyValue passport)
    {
        if (!Py.Equal(this[FirstName], firstName) || !Py.Equal(this[LastName], lastName))
        {
            return Unverified(
                $"Cannot book flight information for another user.Expected {Py.Text(this[FirstName])} {Py.Text(this[LastName])}, got {Py.Text(firstName)} {Py.Text(lastName)}");
        }

        int age;
        try
        {
            age = Age(PyDate.Day(birth));
        }
        catch (PyException e) when (e.PythonType == "ValueError")
        {
            return Unverified("Invalid date of birth format. Please use YYYY-MM-DD.");
        }

        if (age < OfAge)
        {
            return Unverified("Traveler must be at least 18 years old.");
        }

        return Py.StartsWith(passport, Py.Of("US"))
            ? Py.Dict(("verification_status", Py.True))
            : Unverified("Passport must be issued by the United States.");
    }

    private static PyValue.Dict Unverified(string reason) => Py.Dict(("verification_status", Py.False), ("verification_failure", Py.Of(reason)));

    private int Age(DateTime birth)
    {
        var today = clock.GetLocalNow();
        return today.Year - birth.Year - ((today.Month, today.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
    }
}
