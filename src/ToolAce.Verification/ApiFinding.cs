namespace ToolAce.Verification;

/// <summary>One defect of an API definition: the rule that found it and the reason, which names the parameter.</summary>
public sealed record ApiFinding(string Check, string Reason);
