namespace ToolAce.Verification.Experts.Consistency;

/// <summary>One question about whether an exchange fulfils its request.</summary>
internal interface IConsistencyCheck
{
    IEnumerable<ExpertOpinion> Check(Exchange exchange);
}
