using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>All APIs of levels 1 and 2: their declarations as read, and their behaviour.</summary>
internal sealed class ApiCatalog
{
    private readonly Dictionary<string, ApiSignature> signatures;
    private readonly Dictionary<string, BankApi> apis;

    public ApiCatalog(IEnumerable<ApiSignature> declared)
    {
        signatures = declared.ToDictionary(s => s.Name, StringComparer.Ordinal);
        Searchable = new ToolIndex([.. signatures.Values.Where(s => s.Name != ToolSearcherApi.Name).Select(s => s.Function)]);
        apis = All().ToDictionary(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>What the searcher of tools searches.</summary>
    public ToolIndex Searchable { get; }

    /// <summary>Names of APIs that are declared and have a behaviour.</summary>
    public IEnumerable<string> Names => signatures.Keys.Where(apis.ContainsKey);

    public static ApiCatalog Read(string path) =>
        new(((PyValue.List)PyJson.Parse(File.ReadAllText(path))).Items.Cast<PyValue.Dict>().Select(ApiSignature.Read));

    public ApiSignature? Find(string name) => signatures.GetValueOrDefault(name);

    public BankApi? Behaviour(string name) => apis.GetValueOrDefault(name);

    private IEnumerable<BankApi> All() =>
    [
        .. AgendaApis.All, .. AlarmApis.All, .. MeetingApis.All, .. ReminderApis.All, .. AccountApis.All, .. PasswordApis.All, .. BankAccountApis.All,
        .. SceneApis.All, .. SwitchApis.All, .. RegistrationApis.All, .. HotelApi.All, .. HealthApis.All, .. SymptomApis.All, .. InformationApis.All,
        .. MediaApis.All, .. MailApi.All, .. CalculatorApi.All, .. UnavailableApis.All, new ToolSearcherApi(this).Api,
    ];
}
