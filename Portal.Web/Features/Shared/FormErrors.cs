namespace Portal.Web.Features.Shared;

/// <param name="Field">The id of the field at fault; '' when it is the whole.</param>
public sealed record FormError(string Field, string Message);

/// <summary>What is wrong with a form, in the order in which it was found.</summary>
public sealed record FormErrors(IReadOnlyList<FormError> All)
{
    public static FormErrors None { get; } = new([]);

    public bool Any => All.Count > 0;

    /// <summary>The first message of a field; null when nothing is wrong with it.</summary>
    public string? Of(string field) => All.FirstOrDefault(error => error.Field == field)?.Message;
}
