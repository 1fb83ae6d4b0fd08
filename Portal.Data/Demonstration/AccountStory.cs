using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Demonstration;

/// <summary>
/// Accounts of the people of the demonstration, requests of two who have none, a review that is over and one under way. Nobody signs
/// in with them: the demonstration asks for a persona.
/// </summary>
internal static class AccountStory
{
    private const string Issuer = $"https://connexion.{DemonstrationPeople.Domain}/v2.0";
    private const int DaysSinceOpening = 400;
    private const int ReviewDays = 21;
    private const int DaysIntoReview = 9;
    private const double NeverCame = 0.08;
    private const double LongAgo = 0.1;
    private const double Left = 0.05;
    private const double AlreadyAnswered = 0.55;

    public static async Task<int> WriteAsync(IWriteSession session, NetworkAtStart network, MandatePlan mandates)
    {
        var accounts = Planned(network, mandates).GroupBy(planned => planned.Person.Email).ToList();
        foreach (var account in accounts)
        {
            var id = await session.InsertAsync(DemonstrationSql.InsertAccount, Account(account.First().Person, network));
            await session.ExecuteManyAsync(DemonstrationSql.InsertAccountScope, account.Select(planned => (planned.Persona, planned.Place)).Distinct().Select(scope => new
            {
                AccountId = id,
                Persona = scope.Persona.ToString(),
                PlaceCode = scope.Place,
                ValidFrom = network.Today.AddDays(-DaysSinceOpening),
            }));
        }

        await RequestsAsync(session, network);
        await ReviewsAsync(session, network);
        return accounts.Count;
    }

    private static IEnumerable<(PlannedPerson Person, Persona Persona, string Place)> Planned(NetworkAtStart network, MandatePlan mandates)
    {
        foreach (var person in DemonstrationPeople.WithoutSeat(network))
        {
            yield return Of(person, network);
        }

        var levels = network.Bodies.ToDictionary(body => body.Code, body => body);
        foreach (var mandate in mandates.Mandates.Where(mandate => mandate.Holds(network.Today)))
        {
            var body = levels[mandate.Seat.Body];
            yield return body.Level switch
            {
                BodyLevel.Establishment => (mandate.Person, Persona.Pilot, body.Code),
                BodyLevel.Centre => (mandate.Person, Persona.Centre, body.Territory!),
                _ => (mandate.Person, Persona.Ministry, ""),
            };
        }
    }

    private static (PlannedPerson, Persona, string) Of(PlannedPerson person, NetworkAtStart network) =>
        network.Establishments.FirstOrDefault(body => DemonstrationPeople.FilerEmail(body.Code) == person.Email) is { } body ? (person, Persona.Establishment, body.Code)
        : network.Bodies.FirstOrDefault(centre => centre.Territory is { } territory && DemonstrationPeople.AdviserEmail(territory) == person.Email) is { } centre ? (person, Persona.Centre, centre.Territory!)
        : person.Email == DemonstrationPeople.EmailOf(AccessScope.System("demonstration")) ? (person, Persona.Administrator, "")
        : (person, Persona.Auditor, "");

    private static object Account(PlannedPerson person, NetworkAtStart network)
    {
        var random = SplitMix64.For("account", person.Email);
        var (stamp, identity) = (random.Guid(), random.Guid());
        var created = Workday.At(Workday.OrNext(network.Today.AddDays(-DaysSinceOpening)), random);
        var came = !random.Chance(NeverCame);
        var days = random.Chance(LongAgo) ? random.Between(95, 200) : random.Between(1, 40);
        var left = came && random.Chance(Left);
        return new
        {
            person.FullName,
            person.Email,
            AddressKey = AccountRow.AddressKeyOf(person.Email),
            SearchText = SearchText.ForColumn($"{person.FullName} {person.Email}"),
            Language = nameof(Language.French),
            Issuer = came ? Issuer : null,
            ObjectId = came ? identity.ToString() : null,
            BoundAtUtc = came ? created : default(DateTime?),
            InvitationEndsOn = came ? default(DateOnly?) : network.Today.AddDays(random.Between(-10, 25)),
            InvitedAtUtc = came ? default(DateTime?) : Workday.At(Workday.OrPrevious(network.Today.AddDays(-random.Between(5, 30))), random),
            LastSignInAtUtc = came ? Workday.At(Workday.OrPrevious(network.Today.AddDays(-days)), random) : default(DateTime?),
            SecurityStamp = stamp,
            CreatedAtUtc = created,
            DeactivatedAtUtc = left ? Workday.At(Workday.OrPrevious(network.Today.AddDays(-1)), random) : default(DateTime?),
            DeactivationReason = left ? "Changement de fonctions" : null,
        };
    }

    private static Task RequestsAsync(IWriteSession session, NetworkAtStart network)
    {
        (string Name, Persona Persona, string Place, string Reason, int Days)[] asked =
        [
            ("Gestionnaire des soins virtuels", Persona.Establishment, "CISSSCN", "Je remplace la répondante aux déclarations pendant son congé. Ma direction peut le confirmer.", 1),
            ("Conseiller en architecture", Persona.Pilot, "CHUM", "Je prépare la relève du poste technologique.", 3),
        ];
        return session.ExecuteManyAsync(AccessRequestSql.Insert, asked.Select(request =>
        {
            var random = SplitMix64.For("access request", request.Name);
            return new
            {
                Issuer,
                ObjectId = random.Guid().ToString(),
                FullName = $"{request.Name} {DemonstrationPeople.Mark}",
                Email = DemonstrationPeople.Address(request.Name, request.Place),
                Language = nameof(Language.French),
                Persona = request.Persona.ToString(),
                PlaceCode = request.Place,
                request.Reason,
                AskedAtUtc = Workday.At(Workday.OrPrevious(network.Today.AddDays(-request.Days)), random),
            };
        }));
    }

    private static async Task ReviewsAsync(IWriteSession session, NetworkAtStart network)
    {
        var startedOn = Workday.OrPrevious(network.Today.AddDays(-DaysIntoReview));
        var id = await session.InsertAsync(AccessReviewSql.Insert, new
        {
            StartedAtUtc = Workday.Utc(startedOn, 10 * 60),
            StartedByName = $"Administratrice du portail {DemonstrationPeople.Mark}",
            DueOn = startedOn.AddDays(ReviewDays),
        });
        await session.ExecuteAsync(AccessReviewSql.InsertItems, new { AccessReviewId = id, AsOf = network.Today });
        var items = await session.ListAsync<DemonstrationReviewItem>(DemonstrationReviewItem.OfReview, new { AccessReviewId = id });
        foreach (var item in items)
        {
            var random = SplitMix64.For("review", item.Email, item.PlaceCode);
            if (random.Chance(AlreadyAnswered))
            {
                var leaves = random.Chance(0.06);
                await session.ExecuteAsync(AccessReviewSql.Answer, new
                {
                    item.AccessReviewItemId,
                    Answer = leaves ? nameof(ReviewAnswer.Remove) : nameof(ReviewAnswer.Keep),
                    Note = leaves ? "A quitté ses fonctions." : null,
                    AtUtc = Workday.At(Workday.OrPrevious(network.Today.AddDays(-random.Between(1, 5))), random),
                    ByName = item.TerritoryCode is { } territory
                        ? DemonstrationPeople.Name("Conseillère en télésanté", network.Bodies.First(body => body.Level == BodyLevel.Centre && body.Territory == territory).ShortName)
                        : $"Coordonnatrice clinique {DemonstrationPeople.Mark}",
                });
            }
        }
    }
}

/// <summary>An access that the demonstration answers for.</summary>
internal sealed record DemonstrationReviewItem
{
    public int AccessReviewItemId { get; init; }
    public string? TerritoryCode { get; init; }
    public required string Email { get; init; }
    public required string PlaceCode { get; init; }

    public const string OfReview = """
        SELECT i.AccessReviewItemId, i.TerritoryCode, a.Email, s.PlaceCode
        FROM AccessReviewItem i
        INNER JOIN AccountScope s ON s.AccountScopeId = i.AccountScopeId
        INNER JOIN Account a ON a.AccountId = s.AccountId
        WHERE i.AccessReviewId = @AccessReviewId
        ORDER BY i.AccessReviewItemId
        """;
}
