using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Support tickets of the user who is logged in.</summary>
internal sealed class TicketApi(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "TicketAPI";

    private const string Queue = "ticket_queue";
    private const string Counter = "ticket_counter";
    private const string User = "current_user";

    private static readonly string[] Editable = ["title", "description", "status", "priority"];

    private static readonly WorldFunctions<TicketApi> Table = new WorldFunctions<TicketApi>(Name)
        .Add("create_ticket(title, description='', priority=1)", (w, a) => w.Create(a[0], a[1], a[2]))
        .Add("get_ticket(ticket_id)", (w, a) => w.Find(a[0]) ?? NotFound(a[0]))
        .Add("close_ticket(ticket_id)", (w, a) => w.Close(a[0]))
        .Add("resolve_ticket(ticket_id, resolution)", (w, a) => w.Resolve(a[0], a[1]))
        .Add("edit_ticket(ticket_id, updates)", (w, a) => w.Edit(a[0], a[1]))
        .Add("ticket_login(username, password)", (w, a) => w.LogIn(a[0], a[1]))
        .Add("ticket_get_login_status()", (w, _) => Py.Dict(("login_status", Py.Of(w.IsLoggedIn))))
        .Add("logout()", (w, _) => w.LogOut())
        .Add("get_user_tickets(status=None)", (w, a) => w.OfUser(a[0]));

    private bool IsLoggedIn => Py.IsTrue(this[User]);

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState("ticket_api");
        this[Queue] = Setting(scenario, Queue, defaults);
        this[Counter] = Setting(scenario, Counter, defaults);
        this[User] = Setting(scenario, User, defaults);
    }

    private static PyValue.Dict NotFound(PyValue id) => Py.Error($"Ticket with ID {Py.Text(id)} not found.");

    private static PyValue.Dict Done(string message) => Py.Dict(("status", Py.Of(message)));

    private PyValue? Find(PyValue id)
    {
        foreach (var ticket in Py.Iterate(this[Queue]))
        {
            if (Py.Equal(Py.GetItem(ticket, "id"), id))
            {
                // An empty ticket counts as none.
                return Py.IsTrue(ticket) ? ticket : null;
            }
        }

        return null;
    }

    private PyValue.Dict Create(PyValue title, PyValue description, PyValue priority)
    {
        if (!IsLoggedIn)
        {
            return Py.Error("User not authenticated. Please log in to create a ticket.");
        }

        if (Py.Less(priority, Py.Of(1)) || Py.Greater(priority, Py.Of(5)))
        {
            return Py.Error("Invalid priority. Priority must be between 1 and 5.");
        }

        var ticket = Py.Dict(
            ("id", this[Counter]), ("title", title), ("description", description), ("status", Py.Of("Open")), ("priority", priority), ("created_by", this[User]));
        Py.Append(this[Queue], ticket);
        this[Counter] = Py.Add(this[Counter], Py.Of(1));
        return ticket;
    }

    private PyValue.Dict Close(PyValue id)
    {
        if (Find(id) is not { } ticket)
        {
            return NotFound(id);
        }

        if (Py.Is(Py.GetItem(ticket, "status"), "Closed"))
        {
            return Py.Error($"Ticket with ID {Py.Text(id)} is already closed.");
        }

        Py.SetItem(ticket, "status", Py.Of("Closed"));
        return Done($"Ticket {Py.Text(id)} has been closed successfully.");
    }

    private PyValue.Dict Resolve(PyValue id, PyValue resolution)
    {
        if (Find(id) is not { } ticket)
        {
            return NotFound(id);
        }

        if (Py.Is(Py.GetItem(ticket, "status"), "Resolved"))
        {
            return Py.Error($"Ticket with ID {Py.Text(id)} is already resolved.");
        }

        Py.SetItem(ticket, "status", Py.Of("Resolved"));
        Py.SetItem(ticket, "resolution", resolution);
        return Done($"Ticket {Py.Text(id)} has been resolved successfully.");
    }

    private PyValue.Dict Edit(PyValue id, PyValue updates)
    {
        if (Find(id) is not { } ticket)
        {
            return NotFound(id);
        }

        // Several unknown fields are listed in the order of Python's hashes, which changes from run to run; here in the order given.
        var unknown = Py.Keys(updates).Where(key => key is not PyValue.Str field || !Editable.Contains(field.Value)).ToList();
        if (unknown.Count > 0)
        {
            return Py.Error($"Invalid fields for update: {Py.Join(", ", Py.List(unknown))}");
        }

        foreach (var (key, value) in Py.Items(updates).ToList())
        {
            if (!Py.IsNone(value))
            {
                Py.SetItem(ticket, key, value);
            }
        }

        return Done($"Ticket {Py.Text(id)} has been updated successfully.");
    }

    private PyValue.Dict LogIn(PyValue user, PyValue password)
    {
        var accepted = Py.IsTrue(user) && Py.IsTrue(password);
        if (accepted)
        {
            this[User] = user;
        }

        return Py.Dict(("success", Py.Of(accepted)));
    }

    private PyValue.Dict LogOut()
    {
        var wasLoggedIn = IsLoggedIn;
        if (wasLoggedIn)
        {
            this[User] = Py.None;
        }

        return Py.Dict(("success", Py.Of(wasLoggedIn)));
    }

    private PyValue.List OfUser(PyValue status)
    {
        if (!IsLoggedIn)
        {
            return Py.List([Py.Error("User not authenticated. Please log in to view tickets.")]);
        }

        var tickets = Py.Iterate(this[Queue]).Where(ticket => Py.Equal(Py.GetItem(ticket, "created_by"), this[User])).ToList();
        return Py.List(Py.IsTrue(status) ? tickets.Where(ticket => Py.Lower(Py.GetItem(ticket, "status")) == Py.Lower(status)) : tickets);
    }
}
