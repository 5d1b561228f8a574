using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")] // the launcher is a bash script, and file modes are asked for
