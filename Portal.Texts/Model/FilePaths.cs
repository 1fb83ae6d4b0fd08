using Microsoft.CodeAnalysis.CSharp;

namespace Portal.Texts.Model;

/// <summary>What the build says about the project that the texts belong to.</summary>
internal readonly record struct ProjectFacts(string RootNamespace, string Directory);

/// <summary>From the path of a file to the name of its class. Both separators are understood: the compiler runs on every system.</summary>
internal static class FilePaths
{
    private const string Infix = ".texts.";
    private const string Extension = ".json";
    private const string French = Infix + "fr" + Extension;
    private const string English = Infix + "en" + Extension;

    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    public static bool IsTextFile(string path)
    {
        var name = FileName(path);
        return name.IndexOf(Infix, StringComparison.OrdinalIgnoreCase) >= 0
            && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
    }

    public static string TwinName(string fileName, TextLanguage language) =>
        fileName.Substring(0, fileName.Length - French.Length) + (language == TextLanguage.French ? English : French);

    /// <summary>Reads <c>Governance.texts.fr.json</c>; false when the name is not of that shape.</summary>
    public static bool TryParse(string path, ProjectFacts project, out ClassName name, out TextLanguage language)
    {
        var file = FileName(path);
        language = file.EndsWith(English, StringComparison.Ordinal) ? TextLanguage.English : TextLanguage.French;
        var isNamed = language == TextLanguage.English || file.EndsWith(French, StringComparison.Ordinal);
        var stem = isNamed ? file.Substring(0, file.Length - French.Length) : "";
        name = new(Namespace(path, project), stem + "Texts");
        return stem.Length > 0 && char.IsUpper(stem[0]) && SyntaxFacts.IsValidIdentifier(stem);
    }

    // As for classes: the project's namespace and the folders below it. A file from outside stands in the project's own.
    private static string Namespace(string path, ProjectFacts project)
    {
        var root = Slashes(project.Directory).TrimEnd('/') + "/";
        var full = Slashes(path);
        var folders = full.StartsWith(root, StringComparison.OrdinalIgnoreCase)
            ? full.Substring(root.Length).Split('/')
            : [""];
        return string.Join(".", folders.Take(folders.Length - 1).Select(Identifier).Prepend(project.RootNamespace).Where(part => part.Length > 0));
    }

    private static string Slashes(string path) => path.Replace('\\', '/');

    private static string Identifier(string folder)
    {
        var name = string.Concat(folder.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsValidIdentifier(name)
            ? SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name
            : "_" + name;
    }
}
