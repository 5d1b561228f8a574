namespace ToolAce.Synthesis.Formats.ToolLists;

/// <summary>How a list of tools is written.</summary>
public enum ToolFlavour
{
    /// <summary>BFCL's function documents: <c>dict</c>, <c>integer</c>, <c>float</c>; results under <c>response</c>.</summary>
    Bfcl,

    /// <summary>ToolACE's public set: <c>dict</c>, <c>int</c>, <c>float</c>, and an empty <c>required</c> beside the parameters.</summary>
    ToolAce,

    /// <summary>Chat APIs: JSON Schema within <c>{"type": "function", "function": …}</c>. A tuple becomes an array there.</summary>
    Chat,
}
