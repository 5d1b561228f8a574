namespace TorchSharp.Utils;

/// <summary>The name under which a field's module, parameter or tensor is registered, where it is not the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    public string Name { get; set; } = string.Empty;
}
