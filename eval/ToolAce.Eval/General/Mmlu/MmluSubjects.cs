namespace ToolAce.Eval.General.Mmlu;

/// <summary>The 57 subjects and the four groups that they are summed up in.</summary>
public static class MmluSubjects
{
    private const string Stem = "stem";
    private const string Social = "social_sciences";
    private const string Humanities = "humanities";
    private const string Other = "other";

    /// <summary>Group of every subject; subjects in the order of their names.</summary>
    public static IReadOnlyDictionary<string, string> Groups { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["abstract_algebra"] = Stem,
        ["anatomy"] = Stem,
        ["astronomy"] = Stem,
        ["business_ethics"] = Other,
        ["clinical_knowledge"] = Other,
        ["college_biology"] = Stem,
        ["college_chemistry"] = Stem,
        ["college_computer_science"] = Stem,
        ["college_mathematics"] = Stem,
        ["college_medicine"] = Other,
        ["college_physics"] = Stem,
        ["computer_security"] = Stem,
        ["conceptual_physics"] = Stem,
        ["econometrics"] = Social,
        ["electrical_engineering"] = Stem,
        ["elementary_mathematics"] = Stem,
        ["formal_logic"] = Humanities,
        ["global_facts"] = Other,
        ["high_school_biology"] = Stem,
        ["high_school_chemistry"] = Stem,
        ["high_school_computer_science"] = Stem,
        ["high_school_european_history"] = Humanities,
        ["high_school_geography"] = Social,
        ["high_school_government_and_politics"] = Social,
        ["high_school_macroeconomics"] = Social,
        ["high_school_mathematics"] = Stem,
        ["high_school_microeconomics"] = Social,
        ["high_school_physics"] = Stem,
        ["high_school_psychology"] = Social,
        ["high_school_statistics"] = Stem,
        ["high_school_us_history"] = Humanities,
        ["high_school_world_history"] = Humanities,
        ["human_aging"] = Other,
        ["human_sexuality"] = Social,
        ["international_law"] = Humanities,
        ["jurisprudence"] = Humanities,
        ["logical_fallacies"] = Humanities,
        ["machine_learning"] = Stem,
        ["management"] = Other,
        ["marketing"] = Other,
        ["medical_genetics"] = Other,
        ["miscellaneous"] = Other,
        ["moral_disputes"] = Humanities,
        ["moral_scenarios"] = Humanities,
        ["nutrition"] = Other,
        ["philosophy"] = Humanities,
        ["prehistory"] = Humanities,
        ["professional_accounting"] = Other,
        ["professional_law"] = Humanities,
        ["professional_medicine"] = Other,
        ["professional_psychology"] = Social,
        ["public_relations"] = Social,
        ["security_studies"] = Social,
        ["sociology"] = Social,
        ["us_foreign_policy"] = Social,
        ["virology"] = Other,
        ["world_religions"] = Humanities,
    };
}
