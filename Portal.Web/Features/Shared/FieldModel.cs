namespace Portal.Web.Features.Shared;

/// <summary>A field of one line: its label, what was typed, what helps, what is wrong.</summary>
/// <param name="Id">The name that is sent and the id that the error summary points to.</param>
public sealed record FieldModel(string Id, string Label, string? Value, FormErrors Errors)
{
    /// <summary>text, email or date.</summary>
    public string Type { get; init; } = "text";
    public string? Hint { get; init; }

    public string? Error => Errors.Of(Id);

    /// <summary>The ids of what describes the field; null when nothing does.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-error",
        (_, null) => $"{Id}-hint",
        _ => $"{Id}-error {Id}-hint",
    };
}
