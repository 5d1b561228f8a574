using ToolAce.Storage.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

return args is ["child", .. var rest] ? ChildProcess.Run(rest) : await ConsoleRunner.Run(args);
