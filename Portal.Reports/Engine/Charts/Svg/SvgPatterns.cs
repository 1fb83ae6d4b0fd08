namespace Portal.Reports.Engine.Charts;

/// <summary>
/// The patterns that surfaces are filled with. A page holds <see cref="Definitions"/> once, in its hidden sprite; every drawing
/// on it refers to them. Their colours are classes of the stylesheet, so they follow its light and dark.
/// </summary>
public static class SvgPatterns
{
    /// <summary>Every pattern, to stand inside <c>defs</c>.</summary>
    public static string Definitions { get; } =
        """
        <pattern id="p-ul" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" class="t-ul"/><path d="M0 5H10" class="k-ul" stroke-width="2"/></pattern>
        <pattern id="p-udem" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" class="t-udem"/></pattern>
        <pattern id="p-mcgill" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" class="t-mcgill"/><circle cx="5" cy="5" r="1.8" class="k-mcgill"/></pattern>
        <pattern id="p-udes" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9" class="t-udes"/><path d="M0 4.5H9M4.5 0V9" class="k-udes" stroke-width="1.4" fill="none"/></pattern>
        <pattern id="b-2" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="p2a"/><path d="M0 3.5H7" class="p-ink"/></pattern>
        <pattern id="b-3" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="p3a"/><circle cx="3.5" cy="3.5" r="1.3" class="p-dot"/></pattern>
        <pattern id="b-4" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="p4a"/><path d="M0 4H8M4 0V8" class="p-ink"/></pattern>
        <pattern id="q-1" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" class="q1"/></pattern>
        <pattern id="q-2" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" class="q2"/><circle cx="6" cy="6" r="1.3" class="q-dot"/></pattern>
        <pattern id="q-3" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="12" class="q3"/><path d="M0 6H12" class="q-ink"/></pattern>
        <pattern id="q-4" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="q4"/><path d="M0 3.5H7" class="q-ink"/></pattern>
        <pattern id="q-5" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="q5"/><path d="M0 3.5H7M3.5 0V7" class="q-ink"/></pattern>
        """;

    /// <summary>The pattern of a surface; null for one of a single colour.</summary>
    internal static string? Of(MarkStyle style) => style switch
    {
        MarkStyle.TerritoryUl => "p-ul",
        MarkStyle.TerritoryUdem => "p-udem",
        MarkStyle.TerritoryMcgill => "p-mcgill",
        MarkStyle.TerritoryUdes => "p-udes",
        MarkStyle.Fill2 => "b-2",
        MarkStyle.Fill3 => "b-3",
        MarkStyle.Fill4 => "b-4",
        MarkStyle.Step1 => "q-1",
        MarkStyle.Step2 => "q-2",
        MarkStyle.Step3 => "q-3",
        MarkStyle.Step4 => "q-4",
        MarkStyle.Step5 => "q-5",
        _ => null,
    };
}
