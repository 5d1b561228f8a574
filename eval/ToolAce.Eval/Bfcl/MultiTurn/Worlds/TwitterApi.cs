using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Short posts of the one user who can log in, and whom that user follows: the account here, tweets in the other part.</summary>
internal sealed partial class TwitterApi(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "TwitterAPI";

    private const string Username = "username";
    private const string Password = "password";
    private const string Authenticated = "authenticated";
    private const string Tweets = "tweets";
    private const string Comments = "comments";
    private const string Retweets = "retweets";
    private const string Following = "following_list";
    private const string Counter = "tweet_counter";

    private static readonly WorldFunctions<TwitterApi> Table = new WorldFunctions<TwitterApi>(Name)
        .Add("authenticate_twitter(username, password)", (w, a) => w.LogIn(a[0], a[1]))
        .Add("posting_get_login_status()", (w, _) => Py.Dict(("login_status", Py.Of(w.IsLoggedIn))))
        .Add("post_tweet(content, tags=[], mentions=[])", (w, a) => w.Post(a[0], a[1], a[2]))
        .Add("retweet(tweet_id)", (w, a) => w.Retweet(a[0]))
        .Add("comment(tweet_id, comment_content)", (w, a) => w.Comment(a[0], a[1]))
        .Add("mention(tweet_id, mentioned_usernames)", (w, a) => w.Mention(a[0], a[1]))
        .Add("follow_user(username_to_follow)", (w, a) => w.Follow(a[0]))
        .Add("list_all_following()", (w, _) => w.IsLoggedIn ? Py.Dict((Following, w[Following])) : Refused("listing following"))
        .Add("unfollow_user(username_to_unfollow)", (w, a) => w.Unfollow(a[0]))
        .Add("get_tweet(tweet_id)", (w, a) => Py.In(a[0], w[Tweets]) ? Py.GetItem(w[Tweets], a[0]) : NotFound(a[0]))
        .Add("get_user_tweets(username)", (w, a) => w.OfUser(a[0]))
        .Add("search_tweets(keyword)", (w, a) => w.Search(a[0]))
        .Add("get_tweet_comments(tweet_id)", (w, a) => w.CommentsOn(a[0]))
        .Add("get_user_stats(username)", (w, a) => w.Statistics(a[0]));

    private bool IsLoggedIn => Py.IsTrue(this[Authenticated]);

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState("posting_api");
        foreach (var attribute in (ReadOnlySpan<string>)[Username, Password, Authenticated, Tweets, Comments, Retweets, Following, Counter])
        {
            this[attribute] = Setting(scenario, attribute, defaults);
        }

        // JSON knows only texts as keys; tweets go by number.
        var byNumber = new PyValue.Dict();
        foreach (var (id, tweet) in Py.Items(this[Tweets]))
        {
            byNumber.Set(Py.Int(id), tweet);
        }

        this[Tweets] = byNumber;
    }

    private static PyValue.Dict Refused(string action) => Py.Error($"User not authenticated. Please authenticate before {action}.");

    private PyValue.Dict LogIn(PyValue user, PyValue password)
    {
        var accepted = Py.Equal(user, this[Username]) && Py.Equal(password, this[Password]);
        if (accepted)
        {
            this[Authenticated] = Py.True;
        }

        return Py.Dict(("authentication_status", Py.Of(accepted)));
    }

    private PyValue.Dict Follow(PyValue user)
    {
        if (!IsLoggedIn)
        {
            return Refused("following");
        }

        var isNew = !Py.In(user, this[Following]);
        if (isNew)
        {
            Py.Append(this[Following], user);
        }

        return Py.Dict(("follow_status", Py.Of(isNew)));
    }

    private PyValue.Dict Unfollow(PyValue user)
    {
        if (!IsLoggedIn)
        {
            return Refused("unfollowing");
        }

        var isFollowed = Py.In(user, this[Following]);
        if (isFollowed)
        {
            Py.Remove(this[Following], user);
        }

        return Py.Dict(("unfollow_status", Py.Of(isFollowed)));
    }

    private PyValue.Dict Statistics(PyValue user)
    {
        var tweets = OfUser(user).Items.Count;
        var following = Py.Equal(user, this[Username]) ? Py.Len(this[Following]) : 0;
        var retweets = Py.Len(Py.Get(this[Retweets], user, Py.List([])));
        return Py.Dict(("tweet_count", Py.Of(tweets)), ("following_count", Py.Of(following)), ("retweet_count", Py.Of(retweets)));
    }
}
