namespace Portal.Web.Features.Shared;

/// <summary>One of the choices of a list.</summary>
public sealed record Choice(string Value, string Text);

/// <summary>A list to choose one from: its label, what was chosen, what helps, what is wrong.</summary>
/// <param name="Id">The name that is sent and the id that the error summary points to.</param>
public sealed record SelectModel(string Id, string Label, string? Value, IReadOnlyList<Choice> Choices, FormErrors Errors)
{
    /// <summary>What stands for no choice; null where one must be chosen and the first is offered.</summary>
    public string? Empty { get; init; }
    public string? Hint { get; init; }

    public string? Error => Errors.Of(Id);

    /// <summary>The ids of what describes the list; null when nothing does.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-error",
        (_, null) => $"{Id}-hint",
        _ => $"{Id}-error {Id}-hint",
    };
}
