namespace ToolAce.Verification.Rules;

/// <summary>The rules in the order of the paper's table.</summary>
internal static class RuleSet
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new SchemaConforms(),
        new DefinitionComplete(),
        new NameInTools(),
        new RequiredGiven(),
        new ValuesMatch(),
        new DialogFields(),
        new ResponseLength(),
        new ValidCharacters(),
        new OneLanguage(),
        new CompleteResponse(),
        new NamesAgree(),
        new DemandedFormat(),
        new RoleOrder(),
        new ResponseFollows(),
    ];
}
