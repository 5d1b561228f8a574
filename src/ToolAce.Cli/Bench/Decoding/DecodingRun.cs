namespace ToolAce.Cli.Bench.Decoding;

/// <summary>Tokens a second at one batch size, prompts read included: the median of the passes.</summary>
internal sealed record DecodingRun(int Batch, double TorchTokensPerSecond, double OnnxTokensPerSecond, double Ratio, int Tokens, bool SameTokens);
