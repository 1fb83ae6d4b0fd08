using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Network.Changes;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.Web.Features.Audit;
using Portal.Web.Tests.Documents;
using Xunit;

namespace Portal.Web.Tests.Audit;

/// <summary>The trail as it is read: searched, said in the reader's words, and exported with the same filters.</summary>
public sealed partial class AuditPageTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Fact]
    public async Task The_trail_is_searched_by_person_body_kind_days_and_text()
    {
        var marker = await PlantAsync();
        var ministry = await fixture.BrowserAsync("ministry");

        Assert.Equal(2, await FoundAsync($"q={marker}"));
        Assert.Equal(2, await FoundAsync($"q={marker}&body=CHUM&who=elise"));
        Assert.Equal(2, await FoundAsync($"actor=test:{marker}"));
        Assert.Equal(1, await FoundAsync($"q={marker}&kind=FilingSaved"));
        Assert.Equal(2, await FoundAsync($"q={marker}&from=2026-11-20&until=2026-11-20"));
        Assert.Equal(0, await FoundAsync($"q={marker}&until=2026-11-19"));
        Assert.Equal(0, await FoundAsync($"q={marker}&body=CHUQ"));

        async Task<int> FoundAsync(string query)
        {
            var page = await ministry.GetAsync($"/fr/audit?{query}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.InRange(page.Statements, 1, 8);
            Assert.Equal(page.Has("main tbody"), !page.Has("main .notice"));
            return page.Texts("main tbody tr").Count;
        }
    }

    [Theory]
    [InlineData("fr", "Cases enregistrées", "Case DONE", "vide", "12", "Case CANC", "sans objet", "Fin", "2026-12-31")]
    [InlineData("en", "Cells saved", "Cell DONE", "blank", "12", "Cell CANC", "not applicable", "End", "2026-12-31")]
    public async Task What_changed_is_said_in_the_reader_s_language(string language, string action, string first, string before, string after, string second, string code, string field, string value)
    {
        var marker = await PlantAsync();
        var page = await (await fixture.BrowserAsync("ministry")).GetAsync($"/{language}/audit?q={marker}");

        Assert.Contains(page.Texts("main tbody th"), text => text.StartsWith(action, StringComparison.Ordinal));
        Assert.Equal([first, second, "Message"], page.Texts("main tbody tr:nth-child(1) dt"));
        Assert.Contains(page.Texts("main tbody del"), text => text.EndsWith(before, StringComparison.Ordinal));
        Assert.Contains(page.Texts("main tbody ins"), text => text.EndsWith(after, StringComparison.Ordinal));
        Assert.Contains(page.Texts("main tbody ins"), text => text.EndsWith(code, StringComparison.Ordinal));
        Assert.Contains(field, page.Texts("main tbody tr:nth-child(2) dt"));
        Assert.Contains(page.Texts("main tbody ins"), text => text.EndsWith(value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_without_values_says_so_and_what_cannot_be_read_is_told_at_its_field()
    {
        await fixture.TouchAsync();
        var ministry = await fixture.BrowserAsync("ministry");
        var page = await ministry.GetAsync("/fr/audit?actor=system:test");
        Assert.Contains("Aucune valeur", page.Texts("main tbody td"));
        Assert.Contains("Seulement ce que system:test a fait.", page.Text("main"), StringComparison.Ordinal);

        foreach (var (query, field) in new[] { ("from=hier", "from"), ("until=2026-02-30", "until"), ("from=2026-02-02&until=2026-02-01", "from"), ($"q={new string('x', 101)}", "q") })
        {
            page = await ministry.GetAsync($"/fr/audit?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains($"#{field}", page.Links("main .notice--error a"));
            Assert.Equal("true", page.Document.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.GetAsync("/fr/audit?before=-3")).Status);
    }

    [Fact]
    public async Task The_extract_holds_what_the_page_was_asked_for()
    {
        var marker = await PlantAsync();
        var ministry = await fixture.BrowserAsync("ministry");
        var page = await ministry.GetAsync($"/fr/audit?q={marker}&kind=FilingSaved");
        var link = Assert.Single(page.Links("main .btns a"), address => address.Contains("format=xlsx", StringComparison.Ordinal));

        var file = await ministry.DownloadAsync(link);

        Assert.Equal(HttpStatusCode.OK, file.Status);
        var text = string.Join('\n', DocumentFile.Sheets(file.Content).Values.SelectMany(rows => rows).SelectMany(cells => cells));
        Assert.Contains(marker, text, StringComparison.Ordinal);
        Assert.Contains("Cases enregistrées", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Données de démonstration chargées", text, StringComparison.Ordinal);
        var told = (await NewestAsync(fixture.App, "DocumentProduced"))!;
        Assert.Contains(marker, told.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_somebody_s_details_is_told_once_a_day_and_each_export_each_time()
    {
        await using var app = await PortalApp.StartDemonstrationAsync();
        var ministry = await app.SignInAsync("ministry");
        await ministry.GetAsync("/fr/governance/people?q=pilote");
        var list = await ministry.GetAsync("/fr/governance/people?q=pilote");
        var person = list.Links("main tbody th a")[0];
        await ministry.GetAsync(person);
        await ministry.GetAsync(person);
        await ministry.DownloadAsync("/fr/insights/explore/export?format=csv&measure=SESS");
        await ministry.DownloadAsync("/fr/insights/explore/export?format=csv&measure=SESS");
        Assert.Equal((1, 1, 2), (await CountAsync("DirectoryRead"), await CountAsync("PersonRead"), await CountAsync("InsightExported")));

        await ministry.GetAsync("/fr/governance/people?q=lead"); // another search is another reading
        app.Clock.Advance(TimeSpan.FromHours(9)); // a session lasts; the day in Montréal is the same
        await ministry.GetAsync(person);
        Assert.Equal((2, 1), (await CountAsync("DirectoryRead"), await CountAsync("PersonRead")));
        app.Clock.Advance(TimeSpan.FromHours(8));
        await (await app.SignInAsync("ministry")).GetAsync(person);
        Assert.Equal(2, await CountAsync("PersonRead"));

        async Task<int> CountAsync(string kind) =>
            (await app.Services.GetRequiredService<AuditQueries>().SearchAsync(Scopes.Auditor, new() { Kind = kind }, new(), 50)).Events.Count;
    }

    /// <summary>Whatever the code writes into the trail has its words, in both languages.</summary>
    [Fact]
    public void Each_kind_of_action_has_its_words()
    {
        var written = new[] { "Portal.Data", "Portal.Web" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Written().Matches(File.ReadAllText(file)).SelectMany(match => match.Groups["kind"].Captures.Select(capture => capture.Value)))
            .Concat(Enum.GetNames<StructureChangeKind>().Select(kind => $"Structure{kind}"))
            .Concat(Enum.GetNames<FormChange>())
            .Concat(typeof(TrailActions).GetFields().Select(field => (string)field.GetRawConstantValue()!))
            .Distinct().ToList();

        Assert.InRange(written.Count, 70, 200);
        Assert.DoesNotContain(written, kind => AuditTexts.For(Language.French).Find("action." + kind) is null || AuditTexts.For(Language.English).Find("action." + kind) is null);
    }

    private static async Task<AuditEventRow?> NewestAsync(PortalApp app, string kind) =>
        (await app.Services.GetRequiredService<AuditQueries>().SearchAsync(Scopes.Auditor, new() { Kind = kind }, new(), 1)).Events.SingleOrDefault();

    /// <summary>Two events of somebody's, with a word that no other event has.</summary>
    private async Task<string> PlantAsync()
    {
        var marker = $"m{Guid.NewGuid():N}"[..12];
        var by = new AccessScope { Persona = Persona.Ministry, ActorId = $"test:{marker}", ActorName = "Élise Tremblay" };
        var trail = fixture.App.Services.GetRequiredService<AuditTrail>();
        await fixture.App.Database.WriteAsync(async session =>
        {
            await trail.AppendAsync(session, by, "MandateEnded", new AuditSubject("Seat/1", "CHUM"), new { endsOn = new DateOnly(2027, 3, 31) }, new { endsOn = new DateOnly(2026, 12, 31), reason = marker });
            return await trail.AppendAsync(session, by, "FilingSaved", new AuditSubject("Filing/CHUM/2026-2027-P08", "CHUM"),
                new { cells = new object[] { new { cell = "DONE", kind = "Blank" }, new { cell = "CANC", kind = "Number", amount = 3 } } },
                new { cells = new object[] { new { cell = "DONE", kind = "Number", amount = 12 }, new { cell = "CANC", kind = "NotApplicable" } }, message = marker });
        });
        return marker;
    }

    [GeneratedRegex("""\b(?:AppendAsync|AuditAsync|TellAsync|TellReadAsync)\([^;"$]*"(?<kind>[A-Z]\w+)"(?:\s*:\s*"(?<kind>[A-Z]\w+)")?|"(?<kind>(?:Obligation|Schedule|Filing)[A-Z]\w+ed)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
