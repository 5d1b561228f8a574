using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>A request that follows on what a dialog is about.</summary>
/// <param name="Form">How it follows.</param>
/// <param name="Api">The offered function that serves it; null for <see cref="FurtherForm.Plain"/>.</param>
/// <param name="Link">For <see cref="FurtherForm.FromResult"/>: where the argument comes from.</param>
public sealed record FurtherRequest(FurtherForm Form, ApiDefinition? Api = null, ResultLink? Link = null);
