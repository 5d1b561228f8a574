using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests.Experts;

public sealed class ConsistencyExpertTests
{
    public static TheoryData<string, string[]> Clean => new()
    {
        { "no tool fits", ["u: What is the meaning of life?", "a: None of the tools can do that."] },
        { "small talk", ["u: Thanks a lot!", "a: You are welcome."] },
        { "asks for what is missing", ["u: Book a room for guest Anna.", "a: To book a room I need the nights."] },
        { "asks, is told, calls", ["u: Book a room for Anna.", "a: How many nights?", "u: 3", """a: [book_room(guest="Anna", nights=3)]"""] },
        { "two calls of one tool", ["u: How is the weather in Paris and Rome?", """a: [Get Weather(city="Paris"), Get Weather(city="Rome")]"""] },
        { "two tools", ["u: Cancel room K42 and get the weather in Rome.", """a: [cancel_room(booking="K42"), Get Weather(city="Rome")]"""] },
        { "in other words", ["u: I would love to sleep three nights by the sea, my name is Anna.", """a: [book_room(guest="Anna", nights=3, view="sea")]"""] },
        { "a booking to cancel is not a booking to make", ["u: Cancel the room booking K42.", """a: [cancel_room(booking="K42")]"""] },
        { "a failure told", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"error": "no such booking"}}]""", "a: Sorry, that failed: no such booking."] },
        { "another notation of numbers", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"refund": 1234.5}}]""", "a: You get 1,234.50 back."] },
        { "not the same word order", ["u: My plan is to get the notes.", "a: None of the tools can do that."] },
        { "verb and noun of different things", ["u: Please book a table by the window in the big room.", "a: None of the tools can do that."] },
        { "all said together", ["u: book room with nights 3 and guest Anna", """a: [book_room(guest="Anna", nights=3)]"""] },
        { "values before names", ["u: Take 3 as the nights and 2026-05-14 as arrival for Anna", """a: [book_room(guest="Anna", nights=3, arrival="2026-05-14")]"""] },
        { "the number that the result has", ["u: How is the weather in Rome?", """a: [Get Weather(city="Rome")]""", """t: [{"name": "Get Weather", "results": {"rooms": 4, "price": 7.5}}]""", "a: Done: rooms 4 and price 7.5."] },
        { "a plan to do something is no planning", ["u: My plan is to total the trips. Use nights 3.", "a: None of the tools can do that."] },
        { "asks for what only sounds given", ["u: I am looking for the guest. Please book a room for 3 nights.", "a: To book a room I need the guest."] },
        { "once more, and done once more", ["u: Cancel room K42. And again, with K43 as the booking.", """a: [cancel_room(booking="K42"), cancel_room(booking="K43")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}, {"name": "cancel_room", "results": {"status": "late"}}]""", "a: Both are late."] },
        { "three calls with one and the same result", ["u: Cancel the rooms K42, K43 and K44.", """a: [cancel_room(booking="K42"), cancel_room(booking="K43"), cancel_room(booking="K44")]""", """t: [{"name": "cancel_room", "results": {"paid": false, "status": "late"}}, {"name": "cancel_room", "results": {"paid": false, "status": "late"}}, {"name": "cancel_room", "results": {"paid": false, "status": "late"}}]""", "a: Done: paid no and status late; paid no and status late; paid no and status late."] },
        { "again in small talk", ["u: Nice to see you again. Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: It is late."] },
        { "yes here and no there", ["u: Book a room for guest Anna with nights 3 and pets yes. Do the same with guest Bella, nights 2 and pets no.", """a: [book_room(guest="Anna", nights=3, pets=True), book_room(guest="Bella", nights=2, pets=False)]""", """t: [{"name": "book_room", "results": {}}, {"name": "book_room", "results": {}}]""", "a: Both rooms are booked."] },
        { "values set to what they are", ["u: Pair with left set to Anna and right set to Bella.", """a: [pair(left="Anna", right="Bella")]"""] },
        { "rows of a list that are alike", ["u: What is love?", "a: Here it is:\n- late in the evening again\n- late in the evening again\n- late in the evening again\n| yes | no | yes | no | yes | no |"] },
        { "values that are alike", ["u: What is love?", "a: These are the answers: status late, status late, status late; room 4 is free, room 5 is free, room 6 is free."] },
        { "some words without vowels", ["u: What is love?", "a: It is written in html, sent by smtp or http, and XMPP, HTTPS, SSL, GMBH and NGTS are codes; on a qwerty keyboard it takes a while."] },
        { "what one says twice", ["u: What is love?", "a: Well, it is what it is, and it is what it is. Step by step by step."] },
        { "a nicety after a nicety", ["u: That was kind of you.", "a: You are welcome."] },
        { "two sentences of which one fits both tools", ["u: Please pair a guest with left Robert and right Anna. Please also plan trips with pair Ida and nights 3.", """a: [pair(left="Robert", right="Anna"), plan_trips(nights=3)]""", """t: [{"name": "pair", "results": {}}, {"name": "plan_trips", "results": {}}]""", "a: Both are done."] },
        { "asks for a parameter of a longer name", ["u: Using the team circle, I hope to manage groups.", "a: To manage groups I need the circle code."] },
        { "asks with a word that is a parameter's name too", ["u: I want to ride from Rome to Oslo.", "a: To ride I need the hour."] },
        { "refuses where the noun belongs to the values", ["u: I would like to book flights with room set to blue.", "a: None of the tools can do that."] },
        { "refuses to sort what can be ordered", ["u: I hope to order by a fuel.", "a: None of the tools can do that."] },
        { "names that look like codes", ["u: Please read the feed v2 with lat1 7.", """a: [read_feed_v2(lat1=7)]"""] },
        { "several requests", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: It is late. Is anything missing?", "u: Cancel room K43.", """a: [cancel_room(booking="K43")]"""] },
    };

    public static TheoryData<string, string, string[]> Broken => new()
    {
        { "refuses", "'book_room' fits", ["u: Please book a room for Anna, 3 nights.", "a: None of the tools can do that."] },
        { "refuses in other words", "'book_room' fits", ["u: I want to reserve a room for Anna for 3 nights.", "a: I'm sorry, but this is beyond my abilities."] },
        { "refuses, not able", "'cancel_room' fits", ["u: Could you call off room K42?", "a: I am not able to help with this."] },
        { "asks for what was given", "asks for 'nights'", ["u: Book a room for guest Anna with nights 3.", "a: To book a room I need the nights."] },
        { "asks for the date given", "asks for 'arrival'", ["u: Book a room for Anna, arrival 2026-05-14.", "a: Please tell me the arrival so that I can book_room."] },
        { "asks for the choice given", "asks for 'view'", ["u: Book a room for Anna with a garden view.", "a: Which view should the book_room have?"] },
        { "wrong tool", "'cancel_room' is what", ["u: Please cancel room K42.", """a: [Get Weather(city="K42")]"""] },
        { "twice the same", "the same call", ["u: Cancel room K42.", """a: [cancel_room(booking="K42"), cancel_room(booking="K42")]"""] },
        { "one city too few", "Rome", ["u: How is the weather in Paris and Rome?", """a: [Get Weather(city="Paris")]"""] },
        { "one code too few", "K43", ["u: Cancel K42, K43 and K44.", """a: [cancel_room(booking="K42"), cancel_room(booking="K44")]"""] },
        { "one tool too few", "never called", ["u: Cancel room K42. Then get the weather in Rome.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: It is late."] },
        { "argument left out", "'arrival'", ["u: Book a room for Anna, 3 nights, arrival 2026-05-14.", """a: [book_room(guest="Anna", nights=3)]"""] },
        { "values swapped", "the request gives", ["u: Pair with left Anna, right Bella, and be quick.", """a: [pair(left="Bella", right="Anna")]"""] },
        { "invented code in the summary", "K99", ["u: Book a room for Anna, 3 nights.", """a: [book_room(guest="Anna", nights=3)]""", """t: [{"name": "book_room", "results": {"code": "K42", "price": 99.0}}]""", "a: The code is K99."] },
        { "invented date in the summary", "2026-06-01", ["u: Book a room for Anna, 3 nights.", """a: [book_room(guest="Anna", nights=3)]""", """t: [{"name": "book_room", "results": {"code": "K42"}}]""", "a: You arrive on 2026-06-01."] },
        { "failure called success", "reports success", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"error": "no such booking"}}]""", "a: Your room has been cancelled successfully."] },
        { "only talks though all is given", "only talks", ["u: Could you book a room for Anna, 3 nights?", "a: Rooms are nice in spring."] },
        { "another small number in the summary", "rooms 7", ["u: How is the weather in Rome?", """a: [Get Weather(city="Rome")]""", """t: [{"name": "Get Weather", "results": {"rooms": 4}}]""", "a: Done: rooms 7."] },
        { "nothing in common", "speaks neither", ["u: The sky is blue above Kyiv.", """a: [cancel_room(booking="K42")]"""] },
        { "a value of the request before", "an earlier request", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: It is late.", "u: Cancel the booking K43.", """a: [cancel_room(booking="K42")]"""] },
        { "asks for the value set", "asks for 'guest'", ["u: Please book a room with guest set to anna and nights set to 3.", "a: To book a room I need the guest."] },
        { "asks for the value before its name", "asks for 'guest'", ["u: I need to book a room. Take 3 as the nights and anna for the guest.", "a: To book a room I need the guest."] },
        { "the same once more is left out", "once more for the same", ["u: Cancel room K42. One more, with K43.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: It is late."] },
        { "one sentence of two is left out", "2 sentences ask", ["u: Please book a room for anna. Please also book a room for bella. I want pets too.", """a: [book_room(guest="anna", nights=1), cancel_room(booking="K42")]""", """t: [{"name": "book_room", "results": {}}, {"name": "cancel_room", "results": {}}]""", "a: Fine."] },
        { "another tool of the same matter is never called", "asks for 'cancel_room'", ["u: Book a room for Anna with 3 nights. Do not forget to cancel the room, where K42 is my booking.", """a: [book_room(guest="Anna", nights=3)]""", """t: [{"name": "book_room", "results": {"code": "B11", "price": 99.0}}]""", "a: The code is B11."] },
        { "yes in both calls for one yes", "'pets': True 2 times", ["u: Book a room for guest Anna with nights 3 and pets yes. Do the same with guest Bella, nights 2 and pets no.", """a: [book_room(guest="Anna", nights=3, pets=True), book_room(guest="Bella", nights=2, pets=True)]"""] },
        { "values exchanged though they were set", "the request gives", ["u: Pair with left set to Anna and right set to Bella.", """a: [pair(left="Bella", right="Anna")]"""] },
        { "a nicety in answer to a request", "only talks", ["u: I want to cancel a room. Note that the booking is from the mail.", "a: You are welcome."] },
        { "a further call of no use", "no word in common", ["u: Please pair left Anna and right Bella in Rome.", """a: [pair(left="Anna", right="Bella"), Get Weather(city="Rome")]"""] },
        { "a further call of nothing said", "speaks neither", ["u: Please pair left Anna and right Bella.", """a: [pair(left="Anna", right="Bella"), Get Weather(city="Rome")]"""] },
        { "values swapped side by side", "for them", ["u: Pair with left Anna and right Bella.", """a: [pair(left="Bella", right="Anna")]"""] },
        { "denies what the tool did", "no tool fits", ["u: Cancel room K42.", """a: [cancel_room(booking="K42")]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}]""", "a: None of the tools can do that."] },
        { "repeats a word", "4 times in a row", ["u: What is love?", "a: It is very very very very nice."] },
        { "repeats a sentence", "stands 3 times", ["u: What is love?", "a: I do not know that. I do not know that. I do not know that."] },
        { "goes round", "'i can help you with that and' is said 3 times in a row", ["u: What is love?", "a: I can help you with that and I can help you with that and I can help you with that and I can help you with that and I can help you with that."] },
        { "goes round in two words", "is said 3 times", ["u: What is love?", "a: It is what it is what it is what it is."] },
        { "goes round between commas", "is said 3 times", ["u: What is love?", "a: Love is a warm feeling, love is a warm feeling, love is a warm feeling."] },
        { "says nearly the same again and again", "of its phrases of 4 words were said before", ["u: What is love?", "a: Love is a feeling that people have for each other when they meet, and love is a feeling that people have for each other when they part. Love is a feeling that people have for each other when they eat; love is a feeling that people have for each other when they sleep. Love is a feeling that people have for each other when they dream."] },
        { "fingers on a keyboard", "'asdf qwer zxcv' are no words", ["u: What is love?", "a: asdf qwer zxcv hjkl sdfgh xcvbn wertz"] },
        { "short runs of consonants", "are no words", ["u: What is love?", "a: It is wklm trsp, bvnt and more; or plainly xkcd pqrs mnbt zzkl vrtd."] },
        { "gibberish", "is no word", ["u: What is love?", "a: It is xkcdqwrtz to me."] },
    };

    public static TheoryData<string, string[]> Doubtful => new()
    {
        { "only talks", ["u: Could you book a room for Anna?", "a: Rooms are nice in spring."] },
        { "asks for what was given to another tool", ["u: Please cancel a room. Also join ends with left set to bella.", "a: To pair I need the left."] },
        { "refuses what a tool of the same name elsewhere may do", ["u: Please book a room for the concert with seats 12 and hall 4.", "a: None of the tools can do that."] },
        { "refuses what a value is not for", ["u: Using August as month and X66 as the tax code, I hope to cancel rooms.", "a: None of the tools can do that."] },
        { "an unused code", ["u: Cancel the room; my ticket is T77 and the booking K42.", """a: [cancel_room(booking="K42")]"""] },
        { "someone of the name of a parameter", ["u: My guest Igor loves pie. Cancel room K42.", """a: [cancel_room(booking="K42"), book_room(nights=2)]""", """t: [{"name": "cancel_room", "results": {"status": "late"}}, {"name": "book_room", "results": {}}]""", "a: It is late."] },
        { "an invented number in the summary", ["u: Book a room for Anna, 3 nights.", """a: [book_room(guest="Anna", nights=3)]""", """t: [{"name": "book_room", "results": {"price": 99.0}}]""", "a: That makes 512.25."] },
        { "one tool too few, but still open", ["u: Cancel room K42. Then get the weather in Rome.", """a: [cancel_room(booking="K42")]"""] },
    };

    [Theory]
    [MemberData(nameof(Clean))]
    public async Task Judge_Fulfilled_IsAccepted(string what, string[] turns)
    {
        var opinion = await AskAsync(turns);

        Assert.True(opinion.Outcome == VerdictOutcome.Accepted, $"{what}: {opinion.Reason}");
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Judge_NotFulfilled_IsRejectedWithTheReason(string what, string reason, string[] turns)
    {
        var opinion = await AskAsync(turns);

        Assert.True(opinion.Outcome == VerdictOutcome.Rejected, $"{what}: {opinion}");
        Assert.Contains(reason, opinion.Reason);
        Assert.Matches("turn [0-9]", opinion.Reason);
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task Judge_Odd_IsUnsure(string what, string[] turns)
    {
        var opinion = await AskAsync(turns);

        Assert.True(opinion.Outcome == VerdictOutcome.Unsure, $"{what}: {opinion}");
    }

    [Fact]
    public async Task Judge_SynonymUnknown_LetsTheRefusalPass()
    {
        var dialog = Talk.Of("u: I want to reserve a room for Anna for 3 nights.", "a: None of the tools can do that.");

        Assert.Equal(VerdictOutcome.Accepted, (await ExpertTest.AskAsync(new ConsistencyExpert(Synonyms.None), dialog)).Outcome);
        Assert.Equal(VerdictOutcome.Rejected, (await ExpertTest.AskAsync(new ConsistencyExpert(ExpertTest.Verbs), dialog)).Outcome);
    }

    private static Task<ExpertOpinion> AskAsync(string[] turns)
    {
        var pair = Talk.Tool("pair", "Put two people together", Talk.Dict(["left", "right"], ("left", Talk.Text), ("right", Talk.Text)));
        var join = Talk.Tool("join_ends", "Make one of two", Talk.Dict(["left"], ("left", Talk.Text)));
        var plan = Talk.Tool("plan_trips", "Decide where to go", Talk.Dict(["nights"], ("nights", Talk.Whole)));
        var groups = Talk.Tool("manage_groups", "Join people", Talk.Dict(["circle_code"], ("circle", Talk.OneOf("team", "friends")), ("circle_code", Talk.Code)));
        var ride = Talk.Tool("ride", "Go somewhere", Talk.Dict(["hour"], ("from", Talk.Text), ("to", Talk.OneOf("Rome", "Oslo")), ("hour", Talk.Time)));
        var fuel = Talk.Tool("order_fuel", "Have it brought", Talk.Dict(["kind"], ("kind", Talk.Text)));
        var feed = Talk.Tool("read_feed_v2", "See what is new", Talk.Dict(["lat1"], ("lat1", Talk.Whole)));
        Dialog dialog = Talk.With([Talk.BookRoom, Talk.CancelRoom, Talk.GetWeather, pair, join, plan, groups, ride, fuel, feed], turns);
        return ExpertTest.AskAsync(new ConsistencyExpert(ExpertTest.Verbs), dialog);
    }
}
