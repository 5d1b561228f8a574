namespace ToolAce.Modeling.Devices;

/// <summary>A device was asked for that this program cannot use here; the message says what is there.</summary>
public sealed class DeviceAbsentException(string message) : Exception(message);
