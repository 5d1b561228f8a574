namespace ToolAce.Modeling.Lora;

/// <summary>The shape of an adapter in a folder, without its weights.</summary>
public static class AdapterOptions
{
    /// <summary>What its <c>adapter_config.json</c> says.</summary>
    /// <exception cref="ModelFolderException">The file is missing, damaged, or sets something that is not applied here.</exception>
    public static LoraOptions Read(string folder) => PeftConfig.Read(folder).Options;
}
