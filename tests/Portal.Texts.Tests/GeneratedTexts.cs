using System.Reflection;
using Portal.Data;

namespace Portal.Texts.Tests;

/// <summary>A generated class, called as a page would call it.</summary>
internal sealed class GeneratedTexts(Type type)
{
    public Type Type => type;

    public object For(Language language) => Invoke(null, "For", language)!;

    public string French(string member, params object[] arguments) => Text(Language.French, member, arguments);

    public string English(string member, params object[] arguments) => Text(Language.English, member, arguments);

    public string? Find(Language language, string key) => (string?)Invoke(For(language), "Find", key);

    public IReadOnlyCollection<string> Keys => (IReadOnlyCollection<string>)Property(Language.French, "Keys");

    /// <summary>The parameters of a method, as <c>int count, string place</c>.</summary>
    public string Signature(string member) =>
        string.Join(", ", type.GetMethod(member)!.GetParameters().Select(p => $"{(p.ParameterType == typeof(int) ? "int" : "string")} {p.Name}"));

    private string Text(Language language, string member, object[] arguments) =>
        (string)(arguments.Length == 0 ? Property(language, member) : Invoke(For(language), member, arguments)!);

    private object Property(Language language, string member) => type.GetProperty(member)!.GetValue(For(language))!;

    private object? Invoke(object? target, string member, params object[] arguments) =>
        type.GetMethod(member)!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
