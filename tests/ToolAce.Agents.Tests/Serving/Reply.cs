using Microsoft.AspNetCore.Http;

namespace ToolAce.Agents.Tests.Serving;

/// <summary>One way to answer, or not to.</summary>
internal delegate Task Reply(HttpContext context);
