using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Eval.General.Isolation;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Estimates;

/// <summary>Looks for what a config names, without opening any of it.</summary>
public static class Prerequisites
{
    /// <summary>All that is missing.</summary>
    /// <param name="run">What is asked for.</param>
    /// <param name="home">Where endpoints and their keys are kept; null where nobody knows.</param>
    public static IReadOnlyList<Missing> Find(CycleRun run, HomeLayout? home = null) => Find(run, CodeIsolation.Report, home);

    internal static IReadOnlyList<Missing> Find(CycleRun run, Func<IsolationReport> isolation, HomeLayout? home = null)
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
            if (config.Corpus.Further is { } further)
            {
                Add("corpus.further", further, "further documents", "give a folder of documents in the corpus format; the program's own is configs/corpus-wide");
            }

            if (config.Corpus.Free is { } free)
            {
                Add("corpus.path", free.Path, "your documents", "give a file or a folder of documents");
            }

            foreach (var file in config.Evolve.Imported ?? [])
            {
                Add("evolve.imported", file, "tools to import", "give an OpenAPI document, a list of functions, or the JSONL that toolace apis import writes");
            }
        }

        if (config.Model.Device.Gpu is not null && !File.Exists("/dev/nvidiactl"))
        {
            missing.Add(new("model.device", "an NVIDIA GPU", "run on a machine that has one (toolace doctor tells what is seen), or set model.device: cpu"));
        }

        if (config.Agents.Kind == AgentKind.Local && config.Data.Path is null)
        {
            AddModel("agents.model", config.Agents.Model!);
        }

        if (config.Agents.Kind == AgentKind.Endpoint && config.Data.Path is null && AgentKey.IsMissing(config.Agents, home, Environment.GetEnvironmentVariable))
        {
            missing.Add(new("agents.keyVariable", $"the key for {config.Agents.Address}", AgentKey.Mend(config.Agents)));
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
    public static void Check(CycleRun run, HomeLayout? home = null)
    {
        if (Find(run, home) is { Count: > 0 } missing)
        {
            throw new CycleConfigException(run.Config.Name, [.. missing.Select(m => new ConfigProblem(0, m.Key, $"{m.Key}: missing {m.What}; {m.How}"))]);
        }
    }
}
