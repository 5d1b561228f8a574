using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Formats;

/// <summary>An API from a document, where it stands there, and what could not be taken over as it was (empty where everything could).</summary>
public sealed record ImportedApi(ApiDefinition Api, string Place, IReadOnlyList<string> Notes);
