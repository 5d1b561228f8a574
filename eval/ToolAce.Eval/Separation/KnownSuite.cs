namespace ToolAce.Eval.Separation;

/// <summary>A registered suite, as far as it could be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Items">What could be read; none where the suite is not there.</param>
/// <param name="Unread">What could not, and why: a suite or categories of it that stay unchecked.</param>
public sealed record KnownSuite(string Name, IReadOnlyList<KnownItem> Items, IReadOnlyList<string> Unread);
