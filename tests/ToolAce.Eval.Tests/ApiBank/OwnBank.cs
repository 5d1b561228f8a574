using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Scenes;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.ApiBank;

/// <summary>A small benchmark of our own: the APIs' names and parameters, databases about doors, no dialogues.</summary>
internal static class OwnBank
{
    // Name, then type:parameter; a parameter without a type is a text.
    private const string Declarations = """
        AddAgenda token content time location
        ModifyAgenda token content time location
        QueryAgenda token content time location
        DeleteAgenda token content time location
        AddAlarm token time
        QueryAlarm token time
        DeleteAlarm token time
        ModifyAlarm token from_time to_time
        AddMeeting token meeting_topic start_time end_time location list(str):attendees
        ModifyMeeting token meeting_topic start_time end_time location list(str):attendees
        QueryMeeting token meeting_topic start_time end_time location list(str):attendees
        DeleteMeeting token meeting_topic start_time end_time location list(str):attendees
        AddReminder token content time
        ModifyReminder token content time
        QueryReminder token content time
        DeleteReminder token content time
        CheckToken token
        GetUserToken username password
        RegisterUser username password email
        DeleteAccount token
        ModifyPassword token old_password new_password
        ForgotPassword status username email int:verification_code new_password
        OpenBankAccount account password name
        QueryBalance token
        AddScene name list:devices
        ModifyScene name list:devices
        DeleteScene name
        QueryScene name
        TimedSwitch name time bool:on
        CancelTimedSwitch name time
        AppointmentRegistration patient_name date doctor_name
        CancelRegistration appointment_id
        ModifyRegistration appointment_id new_appointment_date new_appointment_doctor
        QueryRegistration patient_name date
        BookHotel hotel_name check_in_time check_out_time int:room_count int:adult_count int:child_count
        RecordHealthData user_id time list:health_data
        QueryHealthData user_id start_time end_time
        EmergencyKnowledge symptom
        SymptomSearch symptom
        GetToday
        QueryHistoryToday date
        QueryStock stock_code date
        Wiki keyword
        DocumentQA url question
        ImageCaption url
        SpeechRecognition url
        PlayMusic music_name
        SendEmail receiver subject content
        Calculator formula
        Translate src src_lang tgt_lang
        Dictionary keyword
        SearchEngine keyword
        ToolSearcher keywords
        """;

    public static string Goldens { get; } = Path.Combine(OfficialData.RepositoryRoot, "tests", "ToolAce.Eval.Tests", "ApiBank", "Goldens");

    public static ApiCatalog Catalog { get; } = new(Declarations.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Declare));

    public static ApiDatabases Databases { get; } = new(
        ((PyValue.Dict)PyJson.Parse(File.ReadAllText(Path.Combine(Goldens, "OwnDatabases.json")))).Entries.ToDictionary(e => ((PyValue.Str)e.Key).Value, e => e.Value));

    public static ApiBankData Data(IReadOnlyList<ApiDialogue> dialogues, IReadOnlyList<Scene> scenes) => new(
        Catalog, Databases, new Dictionary<string, IReadOnlyList<ApiDialogue>> { [ApiLevels.Call] = dialogues, [ApiLevels.Retrieve] = [] }, scenes);

    /// <summary>The lines of a golden file, in columns.</summary>
    public static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Goldens, file)).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'));

    private static ApiSignature Declare(string line)
    {
        var words = line.Split(' ');
        var parameters = words.Skip(1).Select(w => w.Split(':') is [var type, var name] ? (name, type) : (w, "str"))
            .Select(p => $$"""{{Quoted(p.Item1)}}: {"type": {{Quoted(p.Item2)}}, "description": "about {{p.Item1}}"}""");
        var declaration = $$"""
            {"name": {{Quoted(words[0])}}, "description": "Does {{words[0]}}.", "input_parameters": { {{string.Join(", ", parameters)}} }, "output_parameters": {} }
            """;
        return ApiSignature.Read((PyValue.Dict)PyJson.Parse(declaration));

        static string Quoted(string word) => $"\"{word}\"";
    }
}
