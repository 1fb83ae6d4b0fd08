using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Data;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports.Audit;
using Portal.Reports.Governance;
using Portal.Reports.Network;
using Portal.Reports.Shared;
using Portal.Reports.Tests.Pdf;
using Portal.Reports.Utilization;
using Xunit;

namespace Portal.Reports.Tests.Documents;

/// <summary>Documents on governance with data at its worst: names of 2,000 characters, one row, none; each stays sound and legible.</summary>
public sealed class HostileDataTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly string Endless = string.Concat(Enumerable.Repeat("Établissement=+@<&> ", 100));
    private static readonly string Unbroken = new('W', 2000);

    public static TheoryData<string, string> Documents() => new()
    {
        { "vacancies", "one" }, { "vacancies", "none" }, { "contacts", "one" }, { "contacts", "none" }, { "territory", "one" }, { "territory", "none" },
        { "establishment", "one" }, { "establishment", "none" }, { "trail", "one" }, { "trail", "none" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Both_formats_stay_sound(string document, string rows)
    {
        var isEmpty = rows == "none";
        foreach (var language in new[] { Language.French, Language.English })
        {
            var (pdf, excel) = await WriteAsync(document, isEmpty, language);
            using var produced = ProducedPdf.Read(pdf);
            Assert.InRange(produced.Pages().Length, 1, isEmpty ? 9 : 40);
            if (!isEmpty)
            {
                Assert.Contains(document == "trail" ? "WWWWWWWW" : "Établissement=+@<&>", produced.Text(), StringComparison.Ordinal);
            }

            using var workbook = SpreadsheetDocument.Open(new MemoryStream(excel), false);
            Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }
    }

    private static async Task<(byte[] Pdf, byte[] Excel)> WriteAsync(string document, bool isEmpty, Language language)
    {
        using var pdf = new MemoryStream();
        using var excel = new MemoryStream();
        var frame = Frame(language);
        switch (document)
        {
            case "vacancies":
                await VacanciesReport.WritePdfAsync(await VacanciesAsync(isEmpty), frame, pdf);
                await VacanciesReport.WriteExcelAsync(await VacanciesAsync(isEmpty), frame, excel);
                break;
            case "contacts":
                var contacts = new ContactData { AsOf = Day, Count = await ContactCount.OfAsync(Contacts(isEmpty), Day), Seats = () => Contacts(isEmpty) };
                await ContactList.WritePdfAsync(contacts, frame, pdf);
                await ContactList.WriteExcelAsync(contacts, frame, excel);
                break;
            case "territory":
                await TerritoryProfile.WritePdfAsync(await TerritoryAsync(isEmpty), frame, pdf);
                await TerritoryProfile.WriteExcelAsync(await TerritoryAsync(isEmpty), frame, excel);
                break;
            case "establishment":
                await EstablishmentProfile.WritePdfAsync(Establishment(isEmpty), frame, pdf);
                await EstablishmentProfile.WriteExcelAsync(Establishment(isEmpty), frame, excel);
                break;
            default:
                await TrailExtract.WritePdfAsync(Trail(isEmpty), frame, pdf);
                await TrailExtract.WriteExcelAsync(Trail(isEmpty), frame, excel);
                break;
        }

        return (pdf.ToArray(), excel.ToArray());
    }

    private static DocumentFrame Frame(Language language) => new()
    {
        Language = language,
        Identifier = "VF-RQT-2026-11-20",
        Title = "Document",
        Subject = Endless,
        AsOf = Day,
        ProducedAtUtc = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc),
        ProducedBy = Unbroken,
        Scope = "–",
        Status = "–",
    };

    private static async Task<VacanciesData> VacanciesAsync(bool isEmpty) => new()
    {
        AsOf = Day,
        Parts = isEmpty ? [] : [new RegisterPart("T", Endless), new RegisterPart("U", Unbroken)],
        Roles = isEmpty ? [] : [new RoleRow { RoleCode = "ClinicalPilot", LabelFr = Endless, LabelEn = Unbroken }],
        Coverage = isEmpty ? [] : [new CoverageRow { TerritoryCode = "T", RoleCode = "ClinicalPilot", IsPilot = true, Seats = 2, Filled = 1 }],
        Tally = await SeatTally.OfAsync(Day, Seats(isEmpty)),
        Centres = new Dictionary<string, string> { ["T"] = Endless },
        Vacant = () => Seats(isEmpty).Where(seat => seat.Holder is null),
        Ending = () => Seats(isEmpty).Where(seat => seat.Holder is not null),
    };

    private static async Task<TerritoryProfileData> TerritoryAsync(bool isEmpty) => new()
    {
        AsOf = Day,
        Territory = new TerritoryRow { Code = "T", NameFr = Endless, NameEn = Endless, ShortFr = Endless, ShortEn = Endless },
        Host = isEmpty ? null : Unbroken,
        Establishments = isEmpty ? [] : [Row()],
        Affiliated = isEmpty ? [] : [Row()],
        Regions = isEmpty ? [] : [new ServedRegion("01", Endless, int.MaxValue, 1, 1)],
        Vacancies = await VacanciesAsync(isEmpty),
        Seats = () => Seats(isEmpty),
        FiscalYear = "2026-2027",
        Filings = isEmpty ? [] : [new BodyFilings("B", Endless, new Completeness(2, 0, 1, 1, 2, 1))],
        Course = new YearCourse([], [], new Dictionary<int, PeriodIndicatorRow>()),
    };

    private static EstablishmentProfileData Establishment(bool isEmpty) => new()
    {
        AsOf = Day,
        Body = new BodyRow { Code = "B", Level = "Establishment", NameFr = Endless, NameEn = Endless, Acronym = Unbroken, KindCode = "K", KindFr = Endless, KindEn = Endless, OpensOn = Day },
        Affiliations = isEmpty ? [] : [new AffiliationRow { TerritoryCode = "T", TerritoryFr = Endless, TerritoryEn = Unbroken, IsPrimary = true, ValidFrom = Day }],
        Succession = isEmpty ? [] : [new SuccessionRow { Code = "A", NameFr = Endless, OnDate = Day, IsSuccessor = true }],
        Seats = isEmpty ? [] : [Seat(1, null), Seat(2, Unbroken)],
        Mandates = isEmpty ? [] : [Mandate()],
        EndReason = reason => reason,
        Filings = isEmpty ? [] : [new FilingLine(Period(), Cell(), Endless)],
        Course = new YearCourse([], [], new Dictionary<int, PeriodIndicatorRow>()),
    };

    private static TrailData Trail(bool isEmpty) => new()
    {
        From = Day,
        Until = Day,
        Counts = isEmpty ? [] : [new AuditCountRow { ActorId = Unbroken, ActorName = Endless, Action = "Appointed", Events = 1, FirstSequence = 7, LastSequence = 7 }],
        FirstBreak = isEmpty ? null : 7,
        ActionName = action => action,
        Events = () => isEmpty ? AsyncEnumerable.Empty<AuditEventRow>() : new[] { Event() }.ToAsyncEnumerable(),
    };

    private static IAsyncEnumerable<Portal.Data.Governance.SeatRow> Seats(bool isEmpty) =>
        (isEmpty ? [] : new[] { Seat(1, null), Seat(2, Unbroken) }).ToAsyncEnumerable();

    private static Portal.Data.Governance.SeatRow Seat(int id, string? holder) => new()
    {
        SeatId = id,
        RoleCode = "ClinicalPilot",
        RoleFr = Endless,
        RoleEn = Endless,
        BodyCode = "B",
        Level = "Establishment",
        BodyFr = Endless,
        TerritoryCode = "T",
        TerritoryFr = Endless,
        TerritoryEn = Unbroken,
        OpensOn = new DateOnly(1900, 1, 1),
        Holder = holder,
        HeldFrom = holder is null ? null : Day.AddDays(-10),
        HeldUntil = holder is null ? null : Day.AddDays(10),
        Interim = holder is null ? Endless : null,
    };

    private static IAsyncEnumerable<ContactRow> Contacts(bool isEmpty) => (isEmpty ? [] : new[]
    {
        new ContactRow { SeatId = 1, RoleFr = Endless, RoleEn = Endless, BodyCode = "B", BodyFr = Endless, Holder = Endless, HolderEmail = Unbroken, HeldFrom = Day },
        new ContactRow { SeatId = 2, RoleFr = Unbroken, RoleEn = Unbroken, BodyCode = "B", BodyFr = Unbroken, OpensOn = Day },
    }).ToAsyncEnumerable();

    private static EstablishmentRow Row() => new()
    {
        Code = "B",
        NameFr = Endless,
        Acronym = Unbroken,
        KindCode = "K",
        KindFr = Endless,
        KindEn = Unbroken,
        RegionCode = "01",
        RegionFr = Endless,
        RegionEn = Unbroken,
    };

    private static MandateRow Mandate() => new()
    {
        SeatId = 1,
        RoleCode = "ClinicalPilot",
        Holder = Endless,
        Email = Unbroken,
        StartsOn = new DateOnly(2023, 1, 1),
        EndsOn = new DateOnly(2024, 1, 1),
        InstrumentNumber = Unbroken,
        SignatoryRole = Endless,
    };

    private static PeriodRow Period() => new() { Code = "2026-2027-P01", FiscalYear = "2026-2027", Number = 1, Sequence = 1, StartsOn = Day.AddDays(-60), EndsOn = Day.AddDays(-40) };

    private static MatrixCellRow Cell() => new() { BodyCode = "B", Sequence = 1, State = ObligationState.Waived, DueOn = Day.AddDays(-25), LocksOn = Day, WaiverReason = Endless };

    private static AuditEventRow Event() => new()
    {
        Sequence = 7,
        AtUtc = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc),
        ActorId = Unbroken,
        ActorName = Endless,
        Action = "Appointed",
        Subject = Unbroken,
        BodyCode = "B",
        Detail = "{\"after\":{" + string.Join(",", Enumerable.Range(0, 200).Select(number => $"\"field{number}\":\"{Unbroken}\"")) + "}}",
        PreviousHash = "",
    };
}
