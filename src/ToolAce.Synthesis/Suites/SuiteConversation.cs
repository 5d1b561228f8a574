using ToolAce.Core.Apis;
using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Suites;

/// <summary>A conversation of a suite: what is asked round by round, and what is right.</summary>
internal sealed record SuiteConversation(string Id, IReadOnlyList<ApiDefinition> Tools, IReadOnlyList<SuiteRound> Rounds);

/// <summary>One request with the calls that serve it and their results.</summary>
internal sealed record SuiteRound(string Request, IReadOnlyList<(ApiDefinition Api, Call Call)> Calls, IReadOnlyList<Literal.Map> Results);
