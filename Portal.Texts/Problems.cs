using Microsoft.CodeAnalysis;

namespace Portal.Texts;

/// <summary>Everything that refuses a build, with its number. docs/translations.md explains them to translators.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor NoTwin = Error("PT001", "File of texts without its twin",
        "'{0}' has no twin: add '{1}' beside it");

    public static readonly DiagnosticDescriptor MissingKey = Error("PT002", "Text missing in one language",
        "'{0}' is not in '{1}': every text exists in French and in English");

    public static readonly DiagnosticDescriptor EmptyText = Error("PT003", "Empty text",
        "'{0}' is empty");

    public static readonly DiagnosticDescriptor PlaceholdersDiffer = Error("PT004", "Placeholders differ between languages",
        "'{0}' takes {1}, but '{2}' in '{3}' takes {4}");

    public static readonly DiagnosticDescriptor MalformedPlaceholder = Error("PT005", "Malformed placeholder",
        "'{0}' has a brace that makes no placeholder: write {{name}}, a camelCase word between two braces");

    public static readonly DiagnosticDescriptor DuplicateKey = Error("PT006", "Duplicate key",
        "'{0}' stands already on line {1} of this file");

    public static readonly DiagnosticDescriptor InvalidJson = Error("PT007", "Invalid JSON",
        "This is not a flat JSON object of texts: {0}");

    public static readonly DiagnosticDescriptor MemberCollision = Error("PT008", "Keys that make the same member",
        "'{0}' makes the member '{1}', which {2} has taken: choose another key");

    public static readonly DiagnosticDescriptor MissingForm = Error("PT009", "Plural with one form only",
        "'{0}' needs '{1}': a plural has a text for one and a text for the other numbers");

    public static readonly DiagnosticDescriptor InvalidKey = Error("PT010", "Key that makes no member",
        "'{0}' cannot name a member: use letters without accents and digits, a letter first, words parted by '.', '-' or '_'");

    public static readonly DiagnosticDescriptor InvalidFileName = Error("PT011", "Name of a file of texts",
        "'{0}' must be called Name.texts.fr.json or Name.texts.en.json, where Name is one word that starts with a capital");

    public static readonly DiagnosticDescriptor SameClass = Error("PT012", "Two files that make the same class",
        "'{0}' makes the class '{1}' a second time: rename it or its folder");

    public static readonly DiagnosticDescriptor StraightApostrophe = Error("PT013", "Straight apostrophe",
        "'{0}' has a straight apostrophe: write \u2019 (U+2019)");

    public static readonly DiagnosticDescriptor BreakingSpace = Error("PT014", "Space that may break a line",
        "'{0}' has a space that may break {1} '{2}': write a no-break space (U+00A0)");

    public static readonly DiagnosticDescriptor UnwantedSpace = Error("PT015", "Space before a mark that takes none",
        "'{0}' has a space before '{1}', which takes none in Québec");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Portal.Texts", DiagnosticSeverity.Error, isEnabledByDefault: true,
            customTags: [WellKnownDiagnosticTags.NotConfigurable]);
}
