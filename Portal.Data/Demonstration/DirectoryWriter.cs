using Portal.Data.Engine;

namespace Portal.Data.Demonstration;

/// <summary>Writes people and mandates.</summary>
internal static class DirectoryWriter
{
    /// <summary>Returns the ids that the people were given, by address.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> WriteAsync(IWriteSession session, MandatePlan plan)
    {
        await session.ExecuteManyAsync(DemonstrationSql.InsertPerson, plan.People.Select(person => new
        {
            PublicId = SplitMix64.For("person", person.Email).Guid(),
            person.FullName,
            SearchName = SearchText.ForColumn(person.FullName),
            person.Email,
            person.ConfirmedOn,
        }));
        var people = (await session.ListAsync<CodedId>(DemonstrationSql.People)).ToDictionary(row => row.Code, row => row.Id, StringComparer.Ordinal);

        await session.ExecuteManyAsync(DemonstrationSql.InsertAppointment, plan.Mandates.Select(mandate => new
        {
            mandate.Seat.SeatId,
            PersonId = people[mandate.Person.Email],
            mandate.IsInterim,
            mandate.StartsOn,
            mandate.EndsOn,
            mandate.EndReason,
            mandate.Letter,
            mandate.LetterDate,
            mandate.Signatory,
            mandate.Justification,
            mandate.WithdrawnAtUtc,
            mandate.WithdrawalReason,
        }));
        await session.ExecuteManyAsync(DemonstrationSql.RaiseSeat, plan.Mandates.GroupBy(mandate => mandate.Seat.SeatId)
            .Select(seat => new { SeatId = seat.Key, Revision = seat.Count() }));
        return people;
    }
}
