using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>A result field of one API that can serve as a parameter of another.</summary>
public sealed record ResultLink(ApiDefinition First, string Field, ApiDefinition Second, string Parameter);
