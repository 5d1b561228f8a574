using System.Numerics;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Messages between the users of a workspace.</summary>
internal sealed class MessageApi(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "MessageAPI";

    private const string Ids = "generated_ids";
    private const string UserCount = "user_count";
    private const string Users = "user_map";
    private const string Inbox = "inbox";
    private const string Count = "message_count";
    private const string User = "current_user";
    private const int DefaultSeed = 200191;

    private static readonly BigInteger FirstId = 10_000;
    private static readonly BigInteger LastId = 99_999;

    private static readonly WorldFunctions<MessageApi> Table = new WorldFunctions<MessageApi>(Name)
        .Add("list_users()", (w, _) => Py.Dict(("user_list", Py.List(Py.Keys(w[Users])))))
        .Add("get_user_id(user)", (w, a) => w.IdOf(a[0]))
        .Add("message_login(user_id)", (w, a) => w.LogIn(a[0]))
        .Add("message_get_login_status()", (w, _) => Py.Dict(("login_status", Py.Of(w.IsLoggedIn))))
        .Add("send_message(receiver_id, message)", (w, a) => w.Send(a[0], a[1]))
        .Add("delete_message(receiver_id)", (w, a) => w.Delete(a[0]))
        .Add("view_messages_sent()", (w, _) => w.Sent())
        .Add("add_contact(user_name)", (w, a) => w.AddContact(a[0]))
        .Add("search_messages(keyword)", (w, a) => w.Search(a[0]))
        .Add("get_message_stats()", (w, _) => w.Statistics());

    private PyRandom random = new(Py.Of(DefaultSeed));

    private bool IsLoggedIn => Py.IsTrue(this[User]);

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState("message_api");
        random = new PyRandom(scenario.Find("random_seed") ?? Py.Of(DefaultSeed));
        foreach (var attribute in (ReadOnlySpan<string>)[Ids, UserCount, Users, Inbox, Count, User])
        {
            this[attribute] = Setting(scenario, attribute, defaults);
        }
    }

    private static PyValue.Dict NobodyLoggedIn() => Py.Error("No user is currently logged in.");

    /// <summary>A message is a dict of one entry: the receiver and the text.</summary>
    private static (PyValue Receiver, PyValue Content) Read(PyValue message)
    {
        var entries = Py.Items(message);
        return entries.Count > 0 ? (entries[0].Key, entries[0].Value) : throw PyException.IndexError("list index out of range");
    }

    private PyValue.Dict IdOf(PyValue user) => Py.In(user, this[Users])
        ? Py.Dict(("user_id", Py.Get(this[Users], user, Py.None)))
        : Py.Error($"User '{Py.Text(user)}' not found in the workspace.");

    private PyValue.Dict LogIn(PyValue id)
    {
        if (!IsKnownId(id))
        {
            return Py.Dict(("login_status", Py.False), ("message", Py.Of($"User ID '{Py.Text(id)}' not found.")));
        }

        this[User] = id;
        return Py.Dict(("login_status", Py.True), ("message", Py.Of($"User '{Py.Text(id)}' logged in successfully.")));
    }

    private PyValue.Dict Send(PyValue receiver, PyValue message)
    {
        if (!IsLoggedIn)
        {
            return NobodyLoggedIn();
        }

        if (!IsKnownId(receiver))
        {
            return Py.Error($"Receiver ID '{Py.Text(receiver)}' not found.");
        }

        var id = Py.Dict(("new_id", NewId()));
        Py.Append(this[Inbox], new PyValue.Dict([new(Py.Hashable(receiver), message)]));
        this[Count] = Py.Add(this[Count], Py.Of(1));
        return Py.Dict(("sent_status", Py.True), ("message_id", id), ("message", Py.Of($"Message sent to '{Py.Text(receiver)}' successfully.")));
    }

    private PyValue.Int NewId()
    {
        var ids = this[Ids];
        PyValue.Int id;
        do
        {
            id = new PyValue.Int(random.RandInt(FirstId, LastId));
        }
        while (Py.In(id, ids));
        (ids as PySet ?? throw PyException.NoAttribute(ids, "add")).Add(id);
        return id;
    }

    private PyValue.Dict Delete(PyValue receiver)
    {
        if (!IsLoggedIn)
        {
            return NobodyLoggedIn();
        }

        foreach (var message in Py.Iterate(Py.Slice(this[Inbox], Py.None, Py.None, Py.Of(-1))))
        {
            var (to, _) = Read(message);
            if (Py.Equal(to, receiver))
            {
                // The newest is looked for, but the first equal one goes.
                Py.Remove(this[Inbox], message);
                return Py.Dict(
                    ("deleted_status", Py.True), ("receiver_id", to), ("message", Py.Of($"Receiver {Py.Text(receiver)}'s latest message deleted successfully.")));
            }
        }

        return Py.Error($"Receiver ID {Py.Text(receiver)} not found.");
    }

    private PyValue.Dict Sent()
    {
        if (!IsLoggedIn)
        {
            return NobodyLoggedIn();
        }

        var sent = new PyValue.Dict();
        foreach (var message in Py.Iterate(this[Inbox]))
        {
            var (receiver, content) = Read(message);
            if (sent.Find(receiver) is { } known)
            {
                Py.Append(known, content);
            }
            else
            {
                sent.Set(receiver, Py.List([content]));
            }
        }

        return Py.Dict(("messages", sent));
    }

    private PyValue.Dict AddContact(PyValue name)
    {
        if (Py.In(name, this[Users]))
        {
            return Py.Error($"User name '{Py.Text(name)}' already exists.");
        }

        this[UserCount] = Py.Add(this[UserCount], Py.Of(1));
        var id = Py.Of("USR" + ZeroFilled(Py.Text(this[UserCount])));
        if (IsKnownId(id))
        {
            return Py.Error($"User ID '{id.Value}' already exists.");
        }

        Py.SetItem(this[Users], name, id);
        return Py.Dict(("added_status", Py.True), ("user_id", id), ("message", Py.Of($"Contact '{Py.Text(name)}' added successfully.")));
    }

    private PyValue.Dict Search(PyValue keyword)
    {
        if (!IsLoggedIn)
        {
            return NobodyLoggedIn();
        }

        var wanted = Py.Lower(keyword);
        var results = new List<PyValue>();
        foreach (var message in Py.Iterate(this[Inbox]))
        {
            var (receiver, content) = Read(message);
            if (Py.Lower(content).Contains(wanted, StringComparison.Ordinal))
            {
                results.Add(Py.Dict(("receiver_id", receiver), ("message", content)));
            }
        }

        return Py.Dict(("results", new PyValue.List(results)));
    }

    private PyValue.Dict Statistics()
    {
        if (!IsLoggedIn)
        {
            return NobodyLoggedIn();
        }

        var received = 0;
        var contacts = new PySet();
        foreach (var message in Py.Iterate(this[Inbox]))
        {
            received++;
            contacts.Add(Read(message).Receiver);
        }

        return Py.Dict(("stats", Py.Dict(("received_count", Py.Of(received)), ("total_contacts", Py.Of(contacts.Count)))));
    }

    private bool IsKnownId(PyValue id)
    {
        foreach (var (_, known) in Py.AsDict(this[Users], "values").Entries)
        {
            if (Py.Same(known, id))
            {
                return true;
            }
        }

        return false;
    }

    private static string ZeroFilled(string number) => number.StartsWith('-') ? "-" + number[1..].PadLeft(2, '0') : number.PadLeft(3, '0');
}
