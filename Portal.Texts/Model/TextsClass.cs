namespace Portal.Texts.Model;

/// <summary>The class to write. It knows no places, so that moving a text within its file writes nothing anew.</summary>
internal sealed record TextsClass(ClassName Name, EquatableArray<TextMember> Members);

/// <summary>The full name of a class; <paramref name="Namespace"/> is empty for the global namespace.</summary>
internal readonly record struct ClassName(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>
/// One member: a property when it takes nothing, else a method. <paramref name="Key"/> is without plural suffix;
/// <paramref name="Parameters"/> are the placeholders that are given as text, in order; a plural's count comes before them.
/// </summary>
internal sealed record TextMember(string Name, string Key, EquatableArray<string> Parameters, Phrase French, Phrase English)
{
    public bool IsPlural => French.One is not null;

    public bool IsPlain => !IsPlural && Parameters.Count == 0;
}

/// <summary>A text in one language; <paramref name="One"/> stands only in a plural.</summary>
internal sealed record Phrase(Template? One, Template Other);
