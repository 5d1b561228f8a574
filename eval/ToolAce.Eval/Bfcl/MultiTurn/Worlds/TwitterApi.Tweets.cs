using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Writing, spreading and finding tweets.</summary>
internal sealed partial class TwitterApi
{
    private static PyValue.Dict NotFound(PyValue id) => Py.Error($"Tweet with ID {Py.Text(id)} not found.");

    private PyValue.Dict Post(PyValue content, PyValue tags, PyValue mentions)
    {
        if (!IsLoggedIn)
        {
            return Refused("posting");
        }

        var tweet = Py.Dict(("id", this[Counter]), ("username", this[Username]), ("content", content), ("tags", tags), ("mentions", mentions));
        Py.SetItem(this[Tweets], this[Counter], tweet);
        this[Counter] = Py.Add(this[Counter], Py.Of(1));
        return tweet;
    }

    private PyValue.Dict Retweet(PyValue id)
    {
        if (!IsLoggedIn)
        {
            return Refused("retweeting");
        }

        if (!Py.In(id, this[Tweets]))
        {
            return NotFound(id);
        }

        var own = Entry(this[Retweets], this[Username]);
        if (Py.In(id, own))
        {
            return Py.Dict(("retweet_status", Py.Of("Already retweeted")));
        }

        Py.Append(own, id);
        return Py.Dict(("retweet_status", Py.Of("Successfully retweeted")));
    }

    private PyValue.Dict Comment(PyValue id, PyValue content)
    {
        if (!IsLoggedIn)
        {
            return Refused("commenting");
        }

        if (!Py.In(id, this[Tweets]))
        {
            return NotFound(id);
        }

        Py.Append(Entry(this[Comments], id), Py.Dict(("username", this[Username]), ("content", content)));
        return Py.Dict(("comment_status", Py.Of("Comment added successfully")));
    }

    private PyValue.Dict Mention(PyValue id, PyValue users)
    {
        if (!Py.In(id, this[Tweets]))
        {
            return NotFound(id);
        }

        Py.Extend(Py.GetItem(Py.GetItem(this[Tweets], id), "mentions"), users);
        return Py.Dict(("mention_status", Py.Of("Users mentioned successfully")));
    }

    private PyValue.List OfUser(PyValue user) =>
        Py.List(Py.Values(this[Tweets]).Where(tweet => Py.Equal(Py.GetItem(tweet, "username"), user)));

    private PyValue.List Search(PyValue keyword) => Py.List(Py.Values(this[Tweets]).Where(tweet => Holds(tweet, Py.Lower(keyword))));

    private static bool Holds(PyValue tweet, string wanted)
    {
        if (Py.Lower(Py.GetItem(tweet, "content")).Contains(wanted, StringComparison.Ordinal))
        {
            return true;
        }

        // Every tag is made small before any is looked at, so one that is no text always shows.
        var found = false;
        foreach (var tag in Py.Iterate(Py.GetItem(tweet, "tags")))
        {
            found |= Py.Lower(tag) == wanted;
        }

        return found;
    }

    private PyValue CommentsOn(PyValue id) => Py.In(id, this[Tweets]) ? Py.Get(this[Comments], id, Py.List([])) : NotFound(id);

    // The list under a key, made when there is none yet.
    private static PyValue Entry(PyValue lists, PyValue key)
    {
        if (!Py.In(key, lists))
        {
            Py.SetItem(lists, key, Py.List([]));
        }

        return Py.GetItem(lists, key);
    }
}
