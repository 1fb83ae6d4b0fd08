using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Documents;
using Portal.Data.Governance;
using Portal.Data.Governance.Campaigns;
using Portal.Data.Governance.Committees;
using Portal.Data.Governance.Guidelines;
using Portal.Data.Governance.Letters;
using Portal.Data.Governance.People;
using Portal.Data.Insights;
using Portal.Reports.Governance.Letters;
using Portal.Web.Features.Documents.Jobs;
using Xunit;

namespace Portal.Web.Tests;

/// <summary>One portal over the demonstration data, for tests that only read; browsers are signed in once each.</summary>
public sealed class DemonstrationFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<PortalBrowser>> browsers = new();
    private readonly Lazy<Task<int>> job;

    private readonly Lazy<Task<int>> schedule;
    private readonly Lazy<Task<string>> guideline;
    private readonly Lazy<Task<int>> letter;
    private readonly Lazy<Task<int>> campaign;

    private readonly Lazy<Task<Guid>> view;

    public DemonstrationFixture() => (job, schedule, view, guideline, letter, campaign) = (new(MakeJobAsync), new(MakeScheduleAsync), new(MakeViewAsync), new(MakeGuidelineAsync), new(MakeLetterAsync), new(MakeCampaignAsync));

    public PortalApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await PortalApp.StartDemonstrationAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();

    public Task<PortalBrowser> BrowserAsync(string persona) => browsers.GetOrAdd(persona, App.SignInAsync);

    /// <summary>Writes an event, as every write does.</summary>
    public Task TouchAsync() => App.TouchAsync();

    /// <summary>Puts the ids of a held seat of CISSSCN, of its mandate, and of a job that is done, a schedule and a saved view of the Ministry's into an address.</summary>
    public async Task<string> ResolveAsync(string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal))
        {
            return address;
        }

        if (address.Contains("{job}", StringComparison.Ordinal))
        {
            return address.Replace("{job}", $"{await job.Value}", StringComparison.Ordinal);
        }

        if (address.Contains("{schedule}", StringComparison.Ordinal))
        {
            return address.Replace("{schedule}", $"{await schedule.Value}", StringComparison.Ordinal);
        }

        if (address.Contains("{view}", StringComparison.Ordinal))
        {
            return address.Replace("{view}", $"{await view.Value}", StringComparison.Ordinal);
        }

        if (address.Contains("{guideline}", StringComparison.Ordinal))
        {
            return address.Replace("{guideline}", await guideline.Value, StringComparison.Ordinal);
        }

        if (address.Contains("{letter}", StringComparison.Ordinal))
        {
            return address.Replace("{letter}", $"{await letter.Value}", StringComparison.Ordinal);
        }

        if (address.Contains("{campaign}", StringComparison.Ordinal))
        {
            return address.Replace("{campaign}", $"{await campaign.Value}", StringComparison.Ordinal);
        }

        AccessScope.TryParse("ministry", "test", out var scope);
        if (address.Contains("/committees/", StringComparison.Ordinal))
        {
            var (member, followUp) = await CommitteeAsync(scope!);
            return address.Replace("{committeeMember}", $"{member}", StringComparison.Ordinal).Replace("{followUp}", $"{followUp}", StringComparison.Ordinal);
        }

        if (address.Contains("{person}", StringComparison.Ordinal))
        {
            return address.Replace("{person}", await PersonAsync(scope!, "ClinicalPilot"), StringComparison.Ordinal)
                .Replace("{other}", await PersonAsync(scope!, "TechnologyPilot"), StringComparison.Ordinal);
        }

        var seat = await HeldSeatAsync(scope!);
        return address.Replace("{seat}", $"{seat.SeatId}", StringComparison.Ordinal).Replace("{mandate}", $"{seat.AppointmentId}", StringComparison.Ordinal);
    }

    private async Task<SeatRow> HeldSeatAsync(AccessScope scope) => (await App.Database.ReadAsync(session => SeatQueries.ListAsync(
        session, scope, App.Today, new SeatFilter { Body = "CISSSCN", Role = "ClinicalPilot" }, new(0, 1))))[0];

    private async Task<int> MakeCampaignAsync()
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        return (await App.Services.GetRequiredService<CampaignCommands>().OpenAsync(scope!, new CampaignInput
        {
            TitleFr = "Automne",
            TitleEn = "Autumn",
            OpensOn = App.Today,
            ClosesOn = App.Today.AddDays(30),
            Territories = ["UL"],
        })).CampaignId;
    }

    private async Task<int> MakeLetterAsync()
    {
        AccessScope.TryParse("centre:UL", "demo", out var scope);
        var seat = await HeldSeatAsync(scope!);
        var input = new LetterInput { Kind = LetterKind.Appointment, Language = Data.Language.French, Place = "Québec" };
        return (await App.Services.GetRequiredService<LetterCommands>().IssueAsync(scope!, seat.SeatId, seat.AppointmentId!.Value, input, LetterWriting.Write)).LetterId;
    }

    /// <summary>A named member and a follow-up of the committee of CISSSCN.</summary>
    private Task<(int Member, int FollowUp)> CommitteeAsync(AccessScope scope) => App.Database.ReadAsync(async session =>
    {
        var committee = (await CommitteeQueries.FindAsync(session, scope, App.Today, new CommitteeKey(CommitteeKind.Local, "CISSSCN")))!.CommitteeId;
        var followUps = await CommitteeQueries.FollowUpsAsync(session, committee, App.Today, new(0, 1));
        return ((await CommitteeQueries.NamedAsync(session, committee))[0].CommitteeMemberId, followUps[0].CommitteeFollowUpId);
    });

    private async Task<Guid> MakeViewAsync()
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        await App.Services.GetRequiredService<ViewCommands>().SaveAsync(scope!, "Activités", new InsightQuestion { Measures = [new("SESS")] }, isShared: false);
        return (await App.Database.ReadAsync(session => ViewQueries.ListAsync(session, scope!))).Single(saved => saved.Name == "Activités").PublicId;
    }

    private Task<string> PersonAsync(AccessScope scope, string role) => App.Database.ReadAsync(async session =>
    {
        var seat = (await SeatQueries.ListAsync(session, scope, App.Today, new SeatFilter { Body = "CISSSCN", Role = role }, new(0, 1)))[0];
        var mandates = await SeatQueries.MandatesOfSeatAsync(session, scope, App.Today, seat.SeatId);
        var people = await PersonQueries.ListAsync(session, scope, App.Today, App.Today, new DirectoryFilter { Search = mandates[0].Email }, new(0, 1));
        return people[0].PublicId.ToString("D");
    });

    private async Task<string> MakeGuidelineAsync()
    {
        const string code = "OM-TEST";
        AccessScope.TryParse("ministry", "demo", out var scope);
        var file = await GuidelineFile.ReadAsync("om.pdf", new MemoryStream("%PDF-1.7\nstartxref\n0\n%%EOF\n"u8.ToArray()), default);
        await App.Services.GetRequiredService<GuidelineCommands>().PublishAsync(scope!, null, new GuidelineInput
        {
            Code = code,
            TitleFr = "Orientation d’essai",
            TitleEn = "Trial guideline",
            Roles = ["ClinicalPilot"],
            EffectiveFrom = App.Today,
            AcknowledgeBy = App.Today.AddDays(30),
            SummaryFr = "En bref",
            SummaryEn = "In short",
        }, file);
        return code;
    }

    private Task<int> MakeScheduleAsync()
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        return App.Services.GetRequiredService<DocumentScheduleCommands>().AddAsync(
            scope!, new ScheduleInput { Document = "governance-register", Language = "French", Format = "Pdf", Rhythm = Rhythm.Monthly, DayNumber = 1, Roles = ["ClinicalPilot"] });
    }

    private async Task<int> MakeJobAsync()
    {
        AccessScope.TryParse("ministry", "demo", out var scope);
        var services = App.Services;
        var id = await services.GetRequiredService<DocumentJobCommands>().QueueAsync(
            scope!, new DocumentOrder("governance-register", """{"Document":"governance-register","Format":"Pdf","Language":"French","AsOf":"2026-11-20"}""", "made", "French", "Pdf"));
        while (await App.Database.ReadAsync(session => DocumentJobQueries.FindAsync(session, scope!, id)) is { IsOpen: true })
        {
            await services.GetRequiredService<JobRunner>().RunNextAsync(default);
        }

        return id;
    }
}
