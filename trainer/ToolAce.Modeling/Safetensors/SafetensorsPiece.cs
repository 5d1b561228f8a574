namespace ToolAce.Modeling.Safetensors;

/// <summary>Bytes of a tensor from byte <paramref name="at"/> of it on; valid during the call.</summary>
public delegate void SafetensorsPiece(ReadOnlySpan<byte> bytes, long at);
