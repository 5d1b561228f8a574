namespace ToolAce.Storage.Homes;

/// <summary>
/// Where things lie in a home:
/// <code>
/// lock                                          held by the one server or run
/// ledger.db                                     the index of it all
/// queue.db                                      Quartz's tables
/// secret, keys/                                 what signs the server's links and cookies; the owner's alone
/// models.json                                   model folders that people registered
/// endpoints.json, keys.json                     LLM endpoints; their keys, encrypted; the owner's alone
/// ended-sessions.json                           sessions that were signed out
/// references/                                   published scores that people imported
/// evaluations/NAME/run.json, predictions.jsonl  evaluations outside cycles that people imported
/// answers/                                      what LLM endpoints answered, by the hash of the question
/// downloads/                                    data sets being written for a download
/// server.json                                   the address of the server that holds the lock
/// cycles/CYCLE/cycle.json, paths.json           what was asked, and from where: relative paths mean the same to every later process
/// cycles/CYCLE/human-verdicts.jsonl             what people said of its dialogs; nothing else holds it
/// cycles/CYCLE/iteration-N/STAGE/stage.json     its attempts
/// cycles/CYCLE/iteration-N/select/humans/       people's decisions as a selection took them, by hash
/// cycles/CYCLE/iteration-N/STAGE/progress.jsonl, heartbeat.json, log.txt
/// cycles/CYCLE/iteration-N/STAGE/ARTIFACT/      manifest.json, clock.json and its files
/// </code>
/// </summary>
public sealed class HomeLayout(string root)
{
    /// <summary>The home, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Held while a process works on this home.</summary>
    public string LockFile => Path.Combine(Root, "lock");

    /// <summary>The ledger's SQLite database.</summary>
    public string LedgerFile => Path.Combine(Root, "ledger.db");

    /// <summary>The queue's own SQLite database.</summary>
    public string QueueFile => Path.Combine(Root, "queue.db");

    /// <summary>What sign-in links are signed with.</summary>
    public string SecretFile => Path.Combine(Root, "secret");

    /// <summary>What cookies are signed with.</summary>
    public string KeysFolder => Path.Combine(Root, "keys");

    /// <summary>Model folders that people registered.</summary>
    public string ModelsFile => Path.Combine(Root, "models.json");

    /// <summary>LLM endpoints by name.</summary>
    public string EndpointsFile => Path.Combine(Root, "endpoints.json");

    /// <summary>The endpoints' keys, encrypted with what <see cref="SecretFile"/> holds.</summary>
    public string EndpointKeysFile => Path.Combine(Root, "keys.json");

    /// <summary>Sessions that were signed out.</summary>
    public string EndedSessionsFile => Path.Combine(Root, "ended-sessions.json");

    /// <summary>Published scores that people imported.</summary>
    public string ReferencesFolder => Path.Combine(Root, "references");

    /// <summary>Evaluations outside cycles that people imported, a folder each.</summary>
    public string EvaluationsFolder => Path.Combine(Root, "evaluations");

    /// <summary>One such evaluation's folder.</summary>
    public string EvaluationFolder(string name) => Path.Combine(EvaluationsFolder, Names.Check(name, "name of an evaluation"));

    /// <summary>Data sets being written for a download.</summary>
    public string DownloadsFolder => Path.Combine(Root, "downloads");

    /// <summary>Where the server that holds the lock listens.</summary>
    public string ServerFile => Path.Combine(Root, "server.json");

    /// <summary>What LLM endpoints answered, by content: no cycle of the home pays for an answer that another one has.</summary>
    public string AnswersFolder => Path.Combine(Root, "answers");

    /// <summary>The parent of all cycles.</summary>
    public string CyclesFolder => Path.Combine(Root, "cycles");

    /// <summary>One cycle's folder.</summary>
    public string CycleFolder(string cycleId) => Path.Combine(CyclesFolder, Names.Check(cycleId, "cycle id"));

    /// <summary>What the cycle was asked to do, and its state.</summary>
    public string CycleFile(string cycleId) => Path.Combine(CycleFolder(cycleId), "cycle.json");

    /// <summary>Where the cycle's relative paths are looked for.</summary>
    public string PathsFile(string cycleId) => Path.Combine(CycleFolder(cycleId), "paths.json");

    /// <summary>What people said of the cycle's dialogs (<see cref="HomeJournal{T}"/>).</summary>
    public string HumanVerdictsFile(string cycleId) => Path.Combine(CycleFolder(cycleId), "human-verdicts.jsonl");

    /// <summary>One stage's folder; iterations count from 1.</summary>
    public string StageFolder(string cycleId, int iteration, string stage) =>
        iteration >= 1
            ? Path.Combine(CycleFolder(cycleId), $"iteration-{iteration}", Names.Check(stage, "stage name"))
            : throw new ArgumentOutOfRangeException(nameof(iteration), iteration, "iterations count from 1");

    /// <summary>The stage's attempts.</summary>
    public string StageFile(string cycleId, int iteration, string stage) => Path.Combine(StageFolder(cycleId, iteration, stage), "stage.json");

    /// <summary>What the stage's process reports while it works (<see cref="ProgressWriter"/>).</summary>
    public string ProgressFile(string cycleId, int iteration, string stage) => Path.Combine(StageFolder(cycleId, iteration, stage), "progress.jsonl");

    /// <summary>Who works on the stage (<see cref="Heartbeat"/>).</summary>
    public string HeartbeatFile(string cycleId, int iteration, string stage) => Path.Combine(StageFolder(cycleId, iteration, stage), "heartbeat.json");

    /// <summary>Standard output and error of the stage's process.</summary>
    public string LogFile(string cycleId, int iteration, string stage) => Path.Combine(StageFolder(cycleId, iteration, stage), "log.txt");

    /// <summary>Makes the home's own folders.</summary>
    public HomeLayout Ensure()
    {
        Directory.CreateDirectory(CyclesFolder);
        return this;
    }
}
