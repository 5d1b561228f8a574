namespace ToolAce.Onnx;

/// <summary>x</summary>
public static class OnnxExporter;
