namespace Portal.Data.Network;

/// <summary>A name in French and, where the body has one, in English.</summary>
public static class Names
{
    /// <summary>The name in a language; French where there is no other.</summary>
    public static string In(Language language, string french, string? english) =>
        language == Language.English && !string.IsNullOrEmpty(english) ? english : french;
}
