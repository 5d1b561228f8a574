namespace ToolAce.Synthesis.Tools;

/// <summary>Writes API definitions (ToolACE 2.1, evolution). Lineage is added by the caller.</summary>
public interface IApiDesigner
{
    /// <summary>One new definition.</summary>
    Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken);
}
