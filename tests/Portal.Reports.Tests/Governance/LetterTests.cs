using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Governance.Letters;
using Portal.Reports.Governance.Letters;
using Portal.Reports.Tests.Pdf;
using Xunit;

namespace Portal.Reports.Tests.Governance;

/// <summary>Letters as text and as PDF, whatever names and templates hold.</summary>
public sealed class LetterTests
{
    [Theory]
    [InlineData(Language.French, "Un texte : l'essai ; \"oui\" !", "Un texte\u00a0: l’essai; «\u00a0oui\u00a0»!")]
    [InlineData(Language.French, "À 8:30 : « déjà » 5 %", "À 8:30\u00a0: «\u00a0déjà\u00a0» 5\u00a0%")]
    [InlineData(Language.English, "It's \"so\": 5 %", "It’s “so”: 5 %")]
    [InlineData(Language.English, "the 'old' one", "the ‘old’ one")]
    [InlineData(Language.French, "", "")]
    public void Text_is_set_as_each_language_does(Language language, string typed, string set)
    {
        Assert.Equal(set, Typography.Set(typed, language));
        Assert.Equal(set, Typography.Set(set, language)); // what is right already stays
    }

    [Fact]
    public void Fields_are_filled_in_the_language_of_the_letter()
    {
        var template = Template("{Poste} ({organisme}), {qualité}, {durée}; {acte} du {date de l’acte}. {numéro}", "{Seat} ({body}), {capacity}, {term}; {instrument} of {instrument date}. {number}");

        Assert.Equal(
            "Pilote clinique (CHUM), par intérim, du 1er\u00a0avril\u00a02026 au 31\u00a0mars\u00a02027; 2026-114 du 2\u00a0mars\u00a02026. RQT-2026-2027-0001",
            LetterWriting.Write(Facts(Language.French), template).Body);
        Assert.Equal(
            "Clinical pilot (CHUM), on an interim basis, from April\u00a01, 2026 to March\u00a031, 2027; 2026-114 of March\u00a02, 2026. RQT-2026-2027-0001",
            LetterWriting.Write(Facts(Language.English), template).Body);
    }

    /// <summary>What stands in a name is no field and no mark-up.</summary>
    [Fact]
    public void A_hostile_name_stays_the_name_that_it_is()
    {
        const string Name = "{poste} <script>alert(1)</script> \u202e𝄞 =1+1";
        var facts = Facts(Language.French) with { Mandate = Facts(Language.French).Mandate with { Holder = Name } };

        var content = LetterWriting.Write(facts, Template("Bonjour {personne}", "Hello {person}"));

        Assert.Equal("Bonjour " + Name, content.Body);
        Assert.StartsWith(Name, content.Addressee, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_letter_gives_the_same_bytes_and_is_accessible()
    {
        var sheet = Sheet(LetterWriting.Write(Facts(Language.French), Template("Bonjour {personne},\n\nUn.\n\nDeux.", "x")));
        var (first, second) = (await BytesAsync(sheet), await BytesAsync(sheet));

        Assert.Equal(first, second);
        Sound(first);
        Assert.NotEqual(first, await BytesAsync(sheet with { WithdrawnOn = new DateOnly(2026, 11, 22) }));
    }

    /// <summary>Texts of any length: the signature never stands on a page without text, and each page has its number.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(60)]
    public async Task The_signature_stands_below_text(int paragraphs)
    {
        var body = string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(number => $"Alinéa {number}."));
        var bytes = await BytesAsync(Sheet(LetterWriting.Write(Facts(Language.French), Template(body, "x"))));

        using var produced = ProducedPdf.Read(bytes);
        var pages = produced.Pages();
        Assert.Contains($"Page {pages.Length} de {pages.Length}", pages[^1].Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains($"Alinéa {paragraphs}.", pages[^1], StringComparison.Ordinal);
        Assert.Contains("Sous-ministre adjointe", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_and_strange_words_break_no_letter()
    {
        var facts = Facts(Language.English) with { Place = new string('W', 100), Sender = new string('X', 200) };
        var mandate = facts.Mandate with { Holder = new string('é', 200), SignatoryRole = new string('Ω', 120) };
        var content = LetterWriting.Write(facts with { Mandate = mandate }, Template("x", new string('w', 6000)));

        Sound(await BytesAsync(Sheet(content) with { Language = Language.English, Replaces = true, ReplacedBy = "RQT-2026-2027-0002" }));
    }

    private static async Task<byte[]> BytesAsync(LetterSheet sheet)
    {
        using var output = new MemoryStream();
        await LetterDocument.WritePdfAsync(sheet, output);
        return output.ToArray();
    }

    private static void Sound(byte[] pdf)
    {
        using var produced = ProducedPdf.Read(pdf);
        var objects = produced.Objects();
        UniversalAccessibility.Check(objects, TaggedStructure.ReadAndCheck(objects));
    }

    private static LetterSheet Sheet(LetterContent content) => new()
    {
        Kind = LetterKind.Appointment,
        Language = Language.French,
        Reference = "RQT-2026-2027-0001",
        IssuedOn = new DateOnly(2026, 11, 20),
        IssuedAtUtc = new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc),
        Content = content,
    };

    private static LetterTemplateRow Template(string french, string english) => new() { SubjectFr = "Désignation", SubjectEn = "Appointment", BodyFr = french, BodyEn = english };

    private static LetterFacts Facts(Language language) => new()
    {
        Kind = LetterKind.Appointment,
        Language = language,
        Reference = "RQT-2026-2027-0001",
        IssuedOn = new DateOnly(2026, 11, 20),
        Place = "Québec",
        Sender = "CCT du CHUM",
        Mandate = new MandateRow
        {
            RoleCode = "ClinicalPilot",
            Holder = "Zoé Bélanger",
            Email = "zoe@exemple.test",
            IsInterim = true,
            StartsOn = new DateOnly(2026, 4, 1),
            EndsOn = new DateOnly(2027, 3, 31),
            InstrumentNumber = "2026-114",
            InstrumentDate = new DateOnly(2026, 3, 2),
            SignatoryRole = "sous-ministre adjointe",
        },
        Seat = new LetterSeatRow { RoleFr = "Pilote clinique", RoleEn = "Clinical pilot", BodyFr = "CHUM" },
    };
}
