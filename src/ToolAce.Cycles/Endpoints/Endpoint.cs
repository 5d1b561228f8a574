namespace ToolAce.Cycles.Endpoints;

/// <summary>An OpenAI-compatible endpoint that agents may write with.</summary>
/// <param name="Name">What people call it here.</param>
/// <param name="Address">Its base address, up to and without <c>/chat/completions</c>.</param>
/// <param name="Model">The model's name there.</param>
public sealed record Endpoint(string Name, Uri Address, string Model);
