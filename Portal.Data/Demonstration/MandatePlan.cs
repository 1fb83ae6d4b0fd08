using System.Globalization;

namespace Portal.Data.Demonstration;

/// <summary>One mandate of a seat, as it is known on the day of the story.</summary>
internal sealed record PlannedMandate
{
    public required SeatFact Seat { get; init; }
    public required PlannedPerson Person { get; init; }
    public bool IsInterim { get; init; }
    public required DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? EndReason { get; init; }
    public required string Letter { get; init; }
    public required DateOnly LetterDate { get; init; }
    public required string Signatory { get; init; }
    public string? Justification { get; init; }
    public DateTime? WithdrawnAtUtc { get; init; }
    public string? WithdrawalReason { get; init; }

    public bool Holds(DateOnly day) =>
        !IsInterim && WithdrawnAtUtc is null && StartsOn <= day && (EndsOn is null || EndsOn >= day);
}

/// <summary>Who holds which seat from when to when: what the story tells, and for the other seats a likely course of events.</summary>
internal sealed class MandatePlan
{
    private readonly NetworkAtStart network;
    private readonly Storyline story;
    private readonly Dictionary<string, PlannedPerson> people = new(StringComparer.Ordinal);
    private readonly ILookup<(string Body, string Role), PlannedMandate> bySeat;

    public MandatePlan(NetworkAtStart network, Storyline story)
    {
        (this.network, this.story) = (network, story);
        foreach (var person in DemonstrationPeople.WithoutSeat(network))
        {
            people.Add(person.Email, person);
        }

        Mandates = [.. Lettered(network.Seats.SelectMany(OfSeat).ToList())];
        bySeat = Mandates.ToLookup(mandate => (mandate.Seat.Body, mandate.Seat.Role));
    }

    /// <summary>In the order of their seats, then of time.</summary>
    public IReadOnlyList<PlannedMandate> Mandates { get; }

    /// <summary>By address.</summary>
    public IEnumerable<PlannedPerson> People => people.Values;

    /// <summary>The substantive mandate of a seat on a day.</summary>
    public PlannedMandate? HolderOn(string body, string role, DateOnly day) => bySeat[(body, role)].FirstOrDefault(mandate => mandate.Holds(day));

    public PlannedPerson Person(string email) => people[email];

    private IEnumerable<PlannedMandate> OfSeat(SeatFact seat)
    {
        if (!story.Titles.TryGetValue(seat.Role, out var title))
        {
            return [];
        }

        var told = story.Mandates[(seat.Body, seat.Role)].ToList();
        var known = (told.Count > 0 ? told : MandateCourse.Of(seat)).Where(mandate => mandate.StartsOn <= network.Today).ToList();
        var own = known.Where(mandate => mandate is { IsInterim: false, Holder: "" }).ToList();
        return known.Select(mandate => Planned(seat, title, mandate, own));
    }

    private PlannedMandate Planned(SeatFact seat, RoleTitle title, ToldMandate told, List<ToldMandate> own)
    {
        // What ends later than today is still a plan, and nobody knows that it will end sooner.
        var hasEnded = told.EndedOn < network.Today;
        var random = SplitMix64.For("letter", seat.Body, seat.Role, Iso(told.StartsOn));
        return new PlannedMandate
        {
            Seat = seat,
            Person = Holder(seat, title, told, own),
            IsInterim = told.IsInterim,
            StartsOn = told.StartsOn,
            EndsOn = hasEnded ? told.EndedOn : told.PlannedEnd,
            EndReason = hasEnded ? told.EndReason : null,
            Letter = told.Letter ?? "",
            LetterDate = Workday.OrPrevious(told.StartsOn.AddDays(-random.Between(4, 18))),
            Signatory = title.Signatory,
            Justification = told.Justification,
            WithdrawnAtUtc = told.WithdrawnOn <= network.Today ? Workday.At(told.WithdrawnOn.Value, random) : null,
            WithdrawalReason = told.WithdrawnOn <= network.Today ? told.WithdrawalReason : null,
        };
    }

    private PlannedPerson Holder(SeatFact seat, RoleTitle title, ToldMandate told, List<ToldMandate> own)
    {
        var body = network.Bodies.First(b => b.Code == seat.Body);
        switch (told.Holder)
        {
            case ToldMandate.ByFiler:
                return people[DemonstrationPeople.FilerEmail(seat.Body)];
            case ToldMandate.ByAdviser:
                return people[DemonstrationPeople.AdviserEmail(body.Territory!)];
            case { Length: > 0 } otherRole:
                return people[DemonstrationPeople.Address(Numbered(story.Titles[otherRole].Title, seat.Body, otherRole, told.StartsOn), seat.Body)];
        }

        var name = told.IsInterim
            ? $"{title.Title} par intérim"
            : own.IndexOf(told) is var index && index < own.Count - 1
                ? string.Create(CultureInfo.InvariantCulture, $"{title.Title} {index + 1}")
                : title.Title;
        var person = new PlannedPerson(DemonstrationPeople.Name(name, body.ShortName), DemonstrationPeople.Address(name, seat.Body))
        {
            ConfirmedOn = told.ConfirmedOn <= network.Today ? told.ConfirmedOn : Confirmed(seat, told),
        };
        people.TryAdd(person.Email, person);
        return people[person.Email];
    }

    /// <summary>How the holder of another seat of the body on a day is called, counted among that seat's own people.</summary>
    private string Numbered(string title, string body, string role, DateOnly day)
    {
        var own = story.Mandates[(body, role)]
            .Where(mandate => mandate is { IsInterim: false, Holder: "" } && mandate.StartsOn <= network.Today).ToList();
        var index = own.FindIndex(mandate => mandate.StartsOn <= day && (mandate.EndedOn ?? DateOnly.MaxValue) >= day);
        return index == own.Count - 1 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} {index + 1}");
    }

    /// <summary>People confirm their details now and then, some never did.</summary>
    private DateOnly? Confirmed(SeatFact seat, ToldMandate told)
    {
        var random = SplitMix64.For("confirmed", seat.Body, seat.Role, Iso(told.StartsOn));
        var last = told.EndedOn < network.Today ? told.EndedOn.Value : network.Today;
        var day = Workday.OrPrevious(last.AddDays(-random.Between(3, 240)));
        return day < told.StartsOn || random.Chance(0.12) ? null : day;
    }

    /// <summary>Numbers the letters of a year by their dates, around those that the story tells.</summary>
    private static IEnumerable<PlannedMandate> Lettered(List<PlannedMandate> mandates)
    {
        var taken = mandates.Where(mandate => mandate.Letter.Length > 0).Select(mandate => mandate.Letter).ToHashSet(StringComparer.Ordinal);
        var given = new Dictionary<PlannedMandate, string>(ReferenceEqualityComparer.Instance);
        foreach (var year in mandates.Where(mandate => mandate.Letter.Length == 0).GroupBy(mandate => mandate.LetterDate.Year))
        {
            var number = 0;
            foreach (var mandate in year.OrderBy(mandate => mandate.LetterDate).ThenBy(mandate => mandate.Seat.Body, StringComparer.Ordinal)
                .ThenBy(mandate => mandate.Seat.Role, StringComparer.Ordinal))
            {
                do
                {
                    number += 2;
                    given[mandate] = string.Create(CultureInfo.InvariantCulture, $"{year.Key}-{number:000}");
                }
                while (!taken.Add(given[mandate]));
            }
        }

        return mandates.Select(mandate => given.TryGetValue(mandate, out var letter) ? mandate with { Letter = letter } : mandate);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
