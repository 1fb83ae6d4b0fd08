using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Letters;
using Portal.Reports.Governance.Letters;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance.Letters;

/// <summary>The letters within the scope, the latest first.</summary>
public sealed record LettersPage(IReadOnlyList<LetterRow> Letters, Pager Pager)
{
    private const int Size = 50;

    /// <summary>Two statements.</summary>
    public static async Task<LettersPage> LoadAsync(IReadSession session, PortalContext portal, int page)
    {
        var pager = new Pager(portal, page, Size, await LetterQueries.CountAsync(session, portal.Scope, portal.Today));
        return new LettersPage(await LetterQueries.ListAsync(session, portal.Scope, portal.Today, pager.Request), pager);
    }
}

/// <summary>A letter to be issued: its text as it would be, and the place that it is dated from.</summary>
public sealed record LetterPage
{
    public required SeatDetail Detail { get; init; }
    public required MandateRow Mandate { get; init; }
    public required LetterKind Kind { get; init; }
    public required Language Written { get; init; }
    public required LetterForm Form { get; init; }

    /// <summary>Null where the mandate runs on and the letter would be of its end.</summary>
    public LetterContent? Content { get; init; }
    public DateOnly IssuedOn { get; init; }

    /// <summary>Of the same mandate, kind and language; the new one replaces it.</summary>
    public LetterRow? Latest { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>A letter was issued after the form was shown, or the form was sent twice.</summary>
    public bool IsStale { get; init; }

    /// <summary>Where letters are dated from, as a rule.</summary>
    private const string UsualPlace = "Québec";

    /// <summary>Six statements. Null when there is no such mandate within the scope, or it was withdrawn.</summary>
    public static async Task<LetterPage?> LoadAsync(IReadSession session, PortalContext portal, int seatId, int appointmentId, LetterForm form)
    {
        var (kind, language) = (form.ReadKind(), form.ReadLanguage());
        if (await SeatDetail.LoadAsync(session, portal, portal.Today, seatId) is not { } detail || detail.Find(appointmentId) is not { } mandate)
        {
            return null;
        }

        var shown = form with { Place = form.Place ?? UsualPlace };
        var (facts, template) = await LetterQueries.PrepareAsync(session, portal.Scope, mandate, shown.ToInput(), portal.Today);
        var latest = detail.Letters.FirstOrDefault(letter => letter.AppointmentId == appointmentId && letter.Kind == kind && letter.Language == language);
        return new LetterPage
        {
            Detail = detail,
            Mandate = mandate,
            Kind = kind,
            Written = language,
            Form = shown with { SeenIssue = latest?.Issue ?? 0 },
            Content = facts is null ? null : LetterWriting.Write(facts, template),
            IssuedOn = portal.Today,
            Latest = latest,
        };
    }
}

/// <summary>A template: its newest texts in a form, its versions, and an example where one was asked for.</summary>
public sealed record LetterTemplatePage
{
    public required LetterKind Kind { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<LetterTemplateRow> Versions { get; init; }
    public required LetterTemplateForm Form { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>What the texts of the form make; null where it was not asked for, or they are at fault.</summary>
    public IReadOnlyList<(Language Language, LetterContent Content)> Examples { get; init; } = [];

    /// <summary>Somebody published a version after the form was shown.</summary>
    public bool IsStale { get; init; }

    public LetterTemplateRow Newest => Versions[0];

    public static async Task<LetterTemplatePage> LoadAsync(IReadSession session, LetterKind kind, LetterTemplateForm? form = null)
    {
        var versions = await LetterQueries.TemplatesAsync(session, kind);
        return new LetterTemplatePage { Kind = kind, Versions = versions, Form = form ?? LetterTemplateForm.Of(versions[0]) };
    }
}

/// <summary>A plainly fictitious mandate, to show what a template makes.</summary>
internal static class LetterExample
{
    public static LetterFacts Of(LetterKind kind, Language language, DateOnly today)
    {
        var t = LettersTexts.For(language);
        return new LetterFacts
        {
            Kind = kind,
            Language = language,
            Reference = LetterRow.ReferenceOf(PortalTime.FiscalYearOf(today), 0),
            IssuedOn = today,
            Place = t.ExamplePlace,
            Sender = t.ExampleSender,
            Mandate = new MandateRow
            {
                RoleCode = "",
                Holder = t.ExamplePerson,
                Email = "personne.exemple@exemple.test",
                StartsOn = today.AddYears(-2),
                EndsOn = today,
                EndReason = kind == LetterKind.EndOfMandate ? nameof(EndReason.TermCompleted) : null,
                InstrumentNumber = "2026-000",
                InstrumentDate = today.AddYears(-2).AddDays(-20),
                SignatoryRole = t.ExampleSignatory,
            },
            Seat = new LetterSeatRow { RoleFr = t.ExampleSeat, RoleEn = t.ExampleSeat, BodyFr = t.ExampleBody, BodyEn = t.ExampleBody, TerritoryFr = t.ExampleTerritory, TerritoryEn = t.ExampleTerritory },
        };
    }
}
