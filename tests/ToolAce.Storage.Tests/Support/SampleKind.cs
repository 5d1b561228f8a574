namespace ToolAce.Storage.Tests.Support;

public enum SampleKind
{
    Plain,
    WithTwoWords,
}
