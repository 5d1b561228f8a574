using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cycles.Estimates;

/// <summary>Looks for what a config names, without opening any of it.</summary>
public static class Prerequisites
{
    /// <summary>All that is missing.</summary>
    public static IReadOnlyList<Missing> Find(CycleRun run) => Find(run, CodeIsolation.Report);

    internal static IReadOnlyList<Missing> Find(CycleRun run, Func<IsolationReport> isolation)
    {
        var (config, paths) = (run.Config, run.Paths);
        var missing = new List<Missing>();
        AddModel("model.path", config.Model.Path);
        if (!config.Complexity.ByLearner())
        {
            AddModel("complexity.evaluator", config.Complexity.Evaluator);
        }

        Add("evaluate.suites", config.Evaluate.Suites, "suites", "give a folder with suite files (*.jsonl); the program's own is configs/suites");
        if (config.Evaluate.Official is { } official)
        {
            missing.AddRange(OfficialPrerequisites.Find(official, paths.DataOf(official), isolation));
        }

        if (config.Data.Path is { } data)
        {
            Add("data.path", data, "own data", "put the JSONL or Parquet file there, or give its path");
        }
        else
        {
            Add("corpus.documents", config.Corpus.Documents, "documents", "give a folder of documents; the program's own is configs/corpus");
            if (config.Corpus.Free is { } free)
            {
                Add("corpus.path", free.Path, "your documents", "give a file or a folder of documents");
            }
        }

        if (config.Model.Device.Gpu is not null && !File.Exists("/dev/nvidiactl"))
        {
            missing.Add(new("model.device", "an NVIDIA GPU", "run on a machine that has one (toolace doctor tells what is seen), or set model.device: cpu"));
        }

        if (config.Agents.Kind == AgentKind.Endpoint)
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(config.Agents.KeyVariable)))
            {
                missing.Add(new("agents.keyVariable", $"the key for {config.Agents.Address}", $"set the environment variable {config.Agents.KeyVariable}"));
            }

            missing.Add(new(
                "agents.kind",
                $"agents at the endpoint {config.Agents.Address}",
                "this build writes with scripted agents only: set agents.kind: scripted, or bring your own dialogs with data.path"));
        }

        return missing;

        void AddModel(string key, string path)
        {
            var folder = paths.Resolve(path);
            var lacking = new[] { "config.json", "tokenizer.json" }.Where(f => !File.Exists(Path.Combine(folder, f))).ToList();
            if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.safetensors").Length == 0)
            {
                lacking.Add("*.safetensors");
            }

            if (lacking.Count > 0)
            {
                missing.Add(new(
                    key,
                    $"{string.Join(", ", lacking)} in {folder}",
                    $"put a model there in Hugging Face layout, for instance with: huggingface-cli download meta-llama/{Path.GetFileName(folder)} --local-dir {folder}"));
            }
        }

        void Add(string key, string path, string what, string how)
        {
            if (!Path.Exists(paths.Resolve(path)))
            {
                missing.Add(new(key, $"{what} at {paths.Resolve(path)}", how));
            }
        }
    }

    /// <summary>Refuses to start without them, all named at once.</summary>
    /// <exception cref="CycleConfigException">Something is missing.</exception>
    public static void Check(CycleRun run)
    {
        if (Find(run) is { Count: > 0 } missing)
        {
            throw new CycleConfigException(run.Config.Name, [.. missing.Select(m => new ConfigProblem(0, m.Key, $"{m.Key}: missing {m.What}; {m.How}"))]);
        }
    }
}
