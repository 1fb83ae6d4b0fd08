using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Letters;

namespace Portal.Data.Demonstration;

/// <summary>A text that the Ministry published; <c>DaysBefore</c> counts back from the day of the story.</summary>
internal sealed record ToldTemplate(LetterKind Kind, int DaysBefore, string SubjectFr, string BodyFr, string SubjectEn, string BodyEn);

/// <summary>A year of letters for the mandates that began and ended, numbered as they were issued, from the templates of their days.</summary>
internal static class LetterStory
{
    private const int DaysBack = 365;

    private static readonly AccessScope Whole = AccessScope.System("demonstration");

    public static async Task<int> WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story, MandatePlan mandates, LetterWriter write)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var templates = new Queue<ToldTemplate>(story.Templates.OrderByDescending(template => template.DaysBefore));
        foreach (var due in mandates.Mandates.SelectMany(mandate => Due(network, mandate)).OrderBy(due => due.On).ThenBy(due => due.Mandate.Seat.SeatId))
        {
            while (templates.TryPeek(out var next) && network.Today.AddDays(-next.DaysBefore) <= due.On)
            {
                await PublishAsync(session, network, templates.Dequeue());
            }

            var year = PortalTime.FiscalYearOf(due.On);
            numbers[year] = numbers.GetValueOrDefault(year) + 1;
            await IssueAsync(session, network, story, due, year, numbers[year], write);
        }

        foreach (var template in templates)
        {
            await PublishAsync(session, network, template);
        }

        return numbers.Values.Sum();
    }

    /// <summary>The letters of a mandate that were issued within the year.</summary>
    private static IEnumerable<DueLetter> Due(NetworkAtStart network, PlannedMandate mandate)
    {
        var (since, last) = (network.Today.AddDays(-DaysBack), network.Today);
        var first = since > mandate.Seat.OpensOn ? since : mandate.Seat.OpensOn;
        var days = SplitMix64.For("issued", mandate.Seat.Body, mandate.Seat.Role, $"{mandate.StartsOn:O}").Between(1, 3);
        if (mandate.WithdrawnAtUtc is null && Workday.OrNext(mandate.LetterDate.AddDays(days)) is var appointed && appointed >= first && appointed <= last)
        {
            yield return new DueLetter(mandate, LetterKind.Appointment, appointed);
        }

        if (mandate is { EndReason: not null, EndsOn: { } end } && Workday.OrNext(end.AddDays(days)) is var ended && ended >= first && ended <= last)
        {
            yield return new DueLetter(mandate, LetterKind.EndOfMandate, ended);
        }
    }

    private static async Task IssueAsync(IWriteSession session, NetworkAtStart network, Storyline story, DueLetter due, string year, int number, LetterWriter write)
    {
        var body = network.Bodies.First(known => known.Code == due.Mandate.Seat.Body);
        var territory = body.Level == BodyLevel.Establishment ? body.Territory : null;
        var scope = Whole with { Territory = territory };
        var mandate = (await SeatQueries.MandatesOfSeatAsync(session, Whole, due.On, due.Mandate.Seat.SeatId))
            .Single(row => row.WithdrawnAtUtc is null && row.StartsOn == due.Mandate.StartsOn && row.IsInterim == due.Mandate.IsInterim);
        var input = new LetterInput { Kind = due.Kind, Language = Language.French, Place = story.LetterPlaces[territory ?? ""] };
        var (facts, template) = await LetterQueries.PrepareAsync(session, scope, mandate, input, due.On, LetterRow.ReferenceOf(year, number));
        var content = write(facts ?? throw new InvalidOperationException($"The mandate {mandate.AppointmentId} has not ended."), template);
        var centre = network.Bodies.FirstOrDefault(known => known.Level == BodyLevel.Centre && known.Territory == territory);
        await session.InsertAsync(LetterCommands.InsertLetter, new
        {
            mandate.AppointmentId,
            Kind = due.Kind.ToString(),
            Language = input.Language.ToString(),
            Issue = 1,
            FiscalYear = year,
            Number = number,
            TemplateNumber = template.Number,
            IssuedOn = due.On,
            IssuedAtUtc = Workday.At(due.On, SplitMix64.For("letter", year, $"{number}")),
            IssuedByName = territory is null || centre is null ? DemonstrationPeople.CoordinatorName : DemonstrationPeople.Name("Conseillère en télésanté", centre.ShortName),
            content.Sender,
            content.Place,
            content.Addressee,
            content.Subject,
            content.Body,
            content.Signatory,
        });
    }

    private static Task<int> PublishAsync(IWriteSession session, NetworkAtStart network, ToldTemplate told) => session.InsertAsync(LetterCommands.InsertTemplate, new
    {
        Kind = told.Kind.ToString(),
        Number = 1,
        told.SubjectFr,
        told.BodyFr,
        told.SubjectEn,
        told.BodyEn,
        PublishedAtUtc = Workday.At(Workday.OrPrevious(network.Today.AddDays(-told.DaysBefore)), SplitMix64.For("template", told.Kind.ToString())),
        PublishedByName = DemonstrationPeople.CoordinatorName,
    });

    private sealed record DueLetter(PlannedMandate Mandate, LetterKind Kind, DateOnly On);
}
