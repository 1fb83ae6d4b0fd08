using Portal.Data.Access;

namespace Portal.Web.Tests.Access;

/// <summary>Who may use an endpoint, by what the domain says of the personas.</summary>
[Flags]
public enum Allowed
{
    None = 0,
    Ministry = 1,
    Centre = 2,
    Establishment = 4,
    Pilot = 8,
    Auditor = 16,
    Administrator = 32,

    /// <summary>Everyone who is signed in.</summary>
    SignedIn = Ministry | Centre | Establishment | Pilot | Auditor | Administrator,

    /// <summary>Governance and utilization: everyone but the administrator, who approves nothing.</summary>
    Operations = SignedIn & ~Administrator,
    Filers = Establishment | Pilot,
    Anyone = SignedIn | Anonymous,
    Anonymous = 64,
}

/// <summary>An endpoint as the table names it, with an address that exists for those who may use it.</summary>
/// <param name="Route">Method and route pattern, as the application itself has them.</param>
/// <param name="Address">Within the scope of centre:UL, establishment:CISSSCN and pilot:CISSSCN.</param>
public sealed record EndpointRule(string Route, Allowed Allowed, string Address)
{
    /// <summary>Whose the thing at the address is, where it is one persona's own: for the others that have the right it does not exist.</summary>
    public Persona? Owner { get; init; }
}

/// <summary>Every endpoint of the portal × every persona. One that is missing here fails the test that compares them.</summary>
public static class EndpointTable
{
    public static IReadOnlyList<EndpointRule> All { get; } =
    [
        new("GET /", Allowed.Anyone, "/"),
        new("GET {lang:lang}", Allowed.SignedIn, "/fr"),
        new("GET {lang:lang}/sign-in", Allowed.Anyone, "/fr/sign-in"),
        new("POST {lang:lang}/sign-in", Allowed.Anyone, "/fr/sign-in"),
        new("GET {lang:lang}/sign-in/organization", Allowed.Anyone, "/fr/sign-in/organization"),
        new("GET {lang:lang}/sign-in/failed", Allowed.Anyone, "/fr/sign-in/failed?reason=Consent"),
        new("POST {lang:lang}/sign-out", Allowed.Anyone, "/fr/sign-out"),
        new("GET {lang:lang}/scopes", Allowed.SignedIn, "/fr/scopes"),
        new("POST {lang:lang}/scopes", Allowed.SignedIn, "/fr/scopes"),
        new("GET en/notice", Allowed.Anyone, "/en/notice"),
        new("POST en/notice", Allowed.Anyone, "/en/notice"),
        new("GET {lang:lang}/about/accessibility", Allowed.Anyone, "/fr/about/accessibility"),
        new("GET {lang:lang}/about/privacy", Allowed.Anyone, "/fr/about/privacy"),
        new("GET {lang:lang}/about/help", Allowed.Anyone, "/fr/about/help"),
        new("ANY fr/status/{code:int}", Allowed.Anyone, "/fr/status/404"),
        new("ANY /health/live", Allowed.Anyone, "/health/live"),
        new("ANY /health/ready", Allowed.Anyone, "/health/ready"),

        new("GET {lang:lang}/network", Allowed.SignedIn, "/fr/network"),
        new("GET {lang:lang}/network/establishments", Allowed.SignedIn, "/fr/network/establishments"),
        new("GET {lang:lang}/network/territories/{code:maxlength(20)}", Allowed.SignedIn, "/fr/network/territories/UL"),
        new("GET {lang:lang}/network/centres/{code:maxlength(20)}", Allowed.SignedIn, "/fr/network/centres/CCT-CHUQ"),
        new("GET {lang:lang}/network/establishments/{code:maxlength(20)}", Allowed.SignedIn, "/fr/network/establishments/CISSSCN"),
        new("GET {lang:lang}/network/changes", Allowed.SignedIn, "/fr/network/changes"),
        new("GET {lang:lang}/network/changes/{kind:maxlength(20)}", Allowed.Ministry, "/fr/network/changes/merge"),
        new("POST {lang:lang}/network/changes/{kind:maxlength(20)}", Allowed.Ministry, "/fr/network/changes/merge"),
        new("POST {lang:lang}/network/changes/{kind:maxlength(20)}/record", Allowed.Ministry, "/fr/network/changes/merge/record"),

        // The seat is an establishment's: a form for it is the centre's. A write without its token is refused before the seat is
        // looked at, so there the Ministry, which manages other seats, is told of the token.
        new("GET {lang:lang}/governance", Allowed.Operations, "/fr/governance"),
        new("GET {lang:lang}/governance/seats", Allowed.Operations, "/fr/governance/seats"),
        new("GET {lang:lang}/governance/seats/{id:int}", Allowed.Operations, "/fr/governance/seats/{seat}"),
        new("GET {lang:lang}/governance/seats/{id:int}/appoint", Allowed.Centre, "/fr/governance/seats/{seat}/appoint"),
        new("POST {lang:lang}/governance/seats/{id:int}/appoint", Allowed.Ministry | Allowed.Centre, "/fr/governance/seats/{seat}/appoint"),
        new("GET {lang:lang}/governance/seats/{id:int}/replace", Allowed.Centre, "/fr/governance/seats/{seat}/replace"),
        new("POST {lang:lang}/governance/seats/{id:int}/replace", Allowed.Ministry | Allowed.Centre, "/fr/governance/seats/{seat}/replace"),
        new("GET {lang:lang}/governance/seats/{id:int}/mandates/{appointmentId:int}/end", Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/end"),
        new("POST {lang:lang}/governance/seats/{id:int}/mandates/{appointmentId:int}/end", Allowed.Ministry | Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/end"),
        new("GET {lang:lang}/governance/seats/{id:int}/mandates/{appointmentId:int}/withdraw", Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/withdraw"),
        new("POST {lang:lang}/governance/seats/{id:int}/mandates/{appointmentId:int}/withdraw", Allowed.Ministry | Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/withdraw"),
        new("GET {lang:lang}/governance/seats/{seatId:int}/mandates/{appointmentId:int}/letter", Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/letter"),
        new("POST {lang:lang}/governance/seats/{seatId:int}/mandates/{appointmentId:int}/letter", Allowed.Ministry | Allowed.Centre, "/fr/governance/seats/{seat}/mandates/{mandate}/letter"),

        new("GET {lang:lang}/governance/bulk", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk"),
        new("GET {lang:lang}/governance/bulk/workbook", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk/workbook"),
        new("POST {lang:lang}/governance/bulk", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk"),
        new("POST {lang:lang}/governance/bulk/view", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk/view"),
        new("POST {lang:lang}/governance/bulk/result", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk/result"),
        new("POST {lang:lang}/governance/bulk/apply", Allowed.Ministry | Allowed.Centre, "/fr/governance/bulk/apply"),

        // The person is who signs in as the establishment's pilot: their details are theirs, their centre's and the Ministry's.
        new("GET {lang:lang}/governance/people", Allowed.Operations, "/fr/governance/people"),
        new("GET {lang:lang}/governance/people/{id:guid}", Allowed.Operations, "/fr/governance/people/{person}"),
        new("GET {lang:lang}/governance/people/{id:guid}/edit", Allowed.Ministry | Allowed.Centre | Allowed.Pilot, "/fr/governance/people/{person}/edit"),
        new("POST {lang:lang}/governance/people/{id:guid}/edit", Allowed.Operations, "/fr/governance/people/{person}/edit"),
        new("POST {lang:lang}/governance/people/{id:guid}/confirm", Allowed.Operations, "/fr/governance/people/{person}/confirm"),
        new("GET {lang:lang}/governance/people/{id:guid}/merge", Allowed.Ministry, "/fr/governance/people/{person}/merge?with={other}"),
        new("POST {lang:lang}/governance/people/{id:guid}/merge", Allowed.Ministry, "/fr/governance/people/{person}/merge"),

        // A seat is acknowledged for by whoever holds it; a write without its token is told of the token first.
        new("GET {lang:lang}/governance/guidelines", Allowed.Operations, "/fr/governance/guidelines"),
        new("GET {lang:lang}/governance/guidelines/new", Allowed.Ministry, "/fr/governance/guidelines/new"),
        new("POST {lang:lang}/governance/guidelines/new", Allowed.Ministry, "/fr/governance/guidelines/new"),
        new("GET {lang:lang}/governance/guidelines/{code:maxlength(30)}", Allowed.Operations, "/fr/governance/guidelines/{guideline}"),
        new("GET {lang:lang}/governance/guidelines/{code:maxlength(30)}/{number:int}/file", Allowed.Operations, "/fr/governance/guidelines/{guideline}/1/file"),
        new("POST {lang:lang}/governance/guidelines/{code:maxlength(30)}/{number:int}/acknowledge", Allowed.Operations, "/fr/governance/guidelines/{guideline}/1/acknowledge"),
        new("GET {lang:lang}/governance/guidelines/{code:maxlength(30)}/new", Allowed.Ministry, "/fr/governance/guidelines/{guideline}/new"),
        new("POST {lang:lang}/governance/guidelines/{code:maxlength(30)}/new", Allowed.Ministry, "/fr/governance/guidelines/{guideline}/new"),
        new("GET {lang:lang}/governance/campaigns", Allowed.Operations, "/fr/governance/campaigns"),
        new("GET {lang:lang}/governance/campaigns/new", Allowed.Ministry, "/fr/governance/campaigns/new"),
        new("POST {lang:lang}/governance/campaigns/new", Allowed.Ministry, "/fr/governance/campaigns/new"),
        new("GET {lang:lang}/governance/campaigns/{id:int}", Allowed.Operations, "/fr/governance/campaigns/{campaign}"),
        new("GET {lang:lang}/governance/campaigns/{id:int}/{body:maxlength(20)}", Allowed.Operations, "/fr/governance/campaigns/{campaign}/CISSSCN"),
        new("POST {lang:lang}/governance/campaigns/{id:int}/{body:maxlength(20)}", Allowed.Filers | Allowed.Centre, "/fr/governance/campaigns/{campaign}/CISSSCN"),
        new("POST {lang:lang}/governance/campaigns/{id:int}/{body:maxlength(20)}/dealt", Allowed.Ministry | Allowed.Centre, "/fr/governance/campaigns/{campaign}/CISSSCN/dealt"),
        new("GET {lang:lang}/governance/letters", Allowed.Operations, "/fr/governance/letters"),
        new("GET {lang:lang}/governance/letters/{id:int}/file", Allowed.Operations, "/fr/governance/letters/{letter}/file"),
        new("GET {lang:lang}/governance/letters/templates/{kind:maxlength(20)}", Allowed.Ministry, "/fr/governance/letters/templates/Appointment"),
        new("POST {lang:lang}/governance/letters/templates/{kind:maxlength(20)}", Allowed.Ministry, "/fr/governance/letters/templates/Appointment"),
        new("POST {lang:lang}/governance/letters/templates/{kind:maxlength(20)}/preview", Allowed.Ministry, "/fr/governance/letters/templates/Appointment/preview"),
        new("POST {lang:lang}/governance/letters/templates/{kind:maxlength(20)}/example", Allowed.Ministry, "/fr/governance/letters/templates/Appointment/example"),

        // The establishment keeps its own committee, as its centre does; the Ministry and the auditor read.
        new("GET {lang:lang}/governance/committees", Allowed.Operations, "/fr/governance/committees"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}", Allowed.Operations, "/fr/governance/committees/local/CISSSCN"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/{number:int}", Allowed.Operations, "/fr/governance/committees/local/CISSSCN/meetings/1"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/members/new", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/members/new"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/members/new", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/members/new"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/members/{id:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/members/{committeeMember}"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/members/{id:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/members/{committeeMember}"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/new", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/new"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/new", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/new"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/{number:int}/edit", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/1/edit"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/{number:int}/edit", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/1/edit"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/decisions/{number:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/decisions/1"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/decisions/{number:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/decisions/1"),
        new("GET {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/follow-ups/{id:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/follow-ups/{followUp}"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/follow-ups/{id:int}", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/follow-ups/{followUp}"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/{number:int}/decisions", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/1/decisions"),
        new("POST {lang:lang}/governance/committees/{kind:maxlength(12)}/{code:maxlength(20)}/meetings/{number:int}/follow-ups", Allowed.Centre | Allowed.Filers, "/fr/governance/committees/local/CISSSCN/meetings/1/follow-ups"),
        new("GET {lang:lang}/governance/roles", Allowed.Operations, "/fr/governance/roles"),
        new("GET {lang:lang}/governance/roles/new", Allowed.Ministry, "/fr/governance/roles/new"),
        new("POST {lang:lang}/governance/roles/new", Allowed.Ministry, "/fr/governance/roles/new"),
        new("GET {lang:lang}/governance/roles/{code:maxlength(30)}", Allowed.Ministry, "/fr/governance/roles/ClinicalPilot"),
        new("POST {lang:lang}/governance/roles/{code:maxlength(30)}/rename", Allowed.Ministry, "/fr/governance/roles/ClinicalPilot/rename"),
        new("POST {lang:lang}/governance/roles/{code:maxlength(30)}/requirement", Allowed.Ministry, "/fr/governance/roles/ClinicalPilot/requirement"),
        new("POST {lang:lang}/governance/roles/{code:maxlength(30)}/requirement/record", Allowed.Ministry, "/fr/governance/roles/ClinicalPilot/requirement/record"),

        new("GET {lang:lang}/utilization", Allowed.Operations, "/fr/utilization"),
        new("GET {lang:lang}/utilization/calendar", Allowed.Operations, "/fr/utilization/calendar"),
        new("POST {lang:lang}/utilization/calendar/{period:maxlength(20)}/open", Allowed.Ministry, "/fr/utilization/calendar/2026-2027-P09/open"),
        new("POST {lang:lang}/utilization/calendar/{period:maxlength(20)}/end", Allowed.Ministry, "/fr/utilization/calendar/2026-2027-P09/end"),
        new("POST {lang:lang}/utilization/calendar/{period:maxlength(20)}/close", Allowed.Ministry, "/fr/utilization/calendar/2026-2027-P08/close"),
        new("GET {lang:lang}/utilization/indicators", Allowed.Operations, "/fr/utilization/indicators"),
        new("GET {lang:lang}/utilization/review", Allowed.Ministry | Allowed.Centre | Allowed.Auditor, "/fr/utilization/review"),
        new("GET {lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}", Allowed.Ministry | Allowed.Centre | Allowed.Auditor, "/fr/utilization/review/CISSSCN/2026-2027-P07"),
        new("POST {lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/return", Allowed.Ministry | Allowed.Centre, "/fr/utilization/review/CISSSCN/2026-2027-P07/return"),
        new("POST {lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/reviewed", Allowed.Centre, "/fr/utilization/review/CISSSCN/2026-2027-P07/reviewed"),
        new("POST {lang:lang}/utilization/review/{establishment:maxlength(20)}/{period:maxlength(20)}/accept", Allowed.Ministry, "/fr/utilization/review/CISSSCN/2026-2027-P07/accept"),
        new("POST {lang:lang}/utilization/review/accept", Allowed.Ministry, "/fr/utilization/review/accept"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}", Allowed.Operations, "/fr/utilization/CISSSCN/2026-2027-P08"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/cells", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/cells"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/nothing", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/nothing"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/nothing", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/nothing"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/submit", Allowed.Filers, "/fr/utilization/CISSSCN/2026-2027-P08/submit"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/comments", Allowed.Operations, "/fr/utilization/CISSSCN/2026-2027-P08/comments"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/comments", Allowed.Filers | Allowed.Centre | Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/comments"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/comments/settle", Allowed.Filers | Allowed.Centre | Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/comments/settle"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation", Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/obligation"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation/waive", Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/obligation/waive"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation/lift", Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/obligation/lift"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation/extend", Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/obligation/extend"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/obligation/reopen", Allowed.Ministry, "/fr/utilization/CISSSCN/2026-2027-P08/obligation/reopen"),
        new("GET {lang:lang}/utilization/rules", Allowed.Operations, "/fr/utilization/rules"),
        new("GET {lang:lang}/utilization/rules/new", Allowed.Ministry, "/fr/utilization/rules/new"),
        new("GET {lang:lang}/utilization/rules/{code:maxlength(20)}", Allowed.Ministry, "/fr/utilization/rules/V01"),
        new("POST {lang:lang}/utilization/rules/try", Allowed.Ministry, "/fr/utilization/rules/try"),
        new("POST {lang:lang}/utilization/rules/activate", Allowed.Ministry, "/fr/utilization/rules/activate"),
        new("POST {lang:lang}/utilization/rules/end", Allowed.Ministry, "/fr/utilization/rules/end"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/revisions", Allowed.Operations, "/fr/utilization/CISSSCN/2026-2027-P08/revisions"),
        new("GET {lang:lang}/utilization/forms", Allowed.Operations, "/fr/utilization/forms"),
        new("GET {lang:lang}/utilization/forms/indicators/new", Allowed.Ministry, "/fr/utilization/forms/indicators/new"),
        new("GET {lang:lang}/utilization/forms/indicators/{code:maxlength(20)}", Allowed.Ministry, "/fr/utilization/forms/indicators/DONE"),
        new("POST {lang:lang}/utilization/forms/preview", Allowed.Ministry, "/fr/utilization/forms/preview"),
        new("POST {lang:lang}/utilization/forms/write", Allowed.Ministry, "/fr/utilization/forms/write"),
        new("POST {lang:lang}/utilization/forms/end", Allowed.Ministry, "/fr/utilization/forms/end"),
        new("POST {lang:lang}/utilization/forms/withdraw", Allowed.Ministry, "/fr/utilization/forms/withdraw"),
        new("POST {lang:lang}/utilization/forms/move", Allowed.Ministry, "/fr/utilization/forms/move"),
        new("POST {lang:lang}/utilization/forms/categories/add", Allowed.Ministry, "/fr/utilization/forms/categories/add"),
        new("POST {lang:lang}/utilization/forms/categories/end", Allowed.Ministry, "/fr/utilization/forms/categories/end"),

        // Everyone knows when reminders fall; the administrator sees what did not arrive, and no filing.
        new("GET {lang:lang}/reminders", Allowed.SignedIn, "/fr/reminders"),
        new("GET {lang:lang}/utilization/reminders", Allowed.SignedIn, "/fr/utilization/reminders"),
        new("POST {lang:lang}/reminders/rules", Allowed.Ministry, "/fr/reminders/rules"),
        new("POST {lang:lang}/reminders/preference", Allowed.Operations, "/fr/reminders/preference"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/workbook", Allowed.Operations, "/fr/utilization/CISSSCN/2026-2027-P08/workbook"),
        new("GET {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/import", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/import"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/import", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/import"),
        new("POST {lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/import/apply", Allowed.Filers | Allowed.Centre, "/fr/utilization/CISSSCN/2026-2027-P08/import/apply"),
        new("GET {lang:lang}/utilization/calendar/{period:maxlength(20)}/workbook", Allowed.Filers | Allowed.Centre, "/fr/utilization/calendar/2026-2027-P08/workbook"),
        new("GET {lang:lang}/utilization/calendar/{period:maxlength(20)}/import", Allowed.Filers | Allowed.Centre, "/fr/utilization/calendar/2026-2027-P08/import"),
        new("POST {lang:lang}/utilization/calendar/{period:maxlength(20)}/import", Allowed.Filers | Allowed.Centre, "/fr/utilization/calendar/2026-2027-P08/import"),
        new("POST {lang:lang}/utilization/calendar/{period:maxlength(20)}/import/apply", Allowed.Filers | Allowed.Centre, "/fr/utilization/calendar/2026-2027-P08/import/apply"),

        new("GET {lang:lang}/insights", Allowed.Operations, "/fr/insights"),
        new("GET {lang:lang}/insights/equity", Allowed.Operations, "/fr/insights/equity"),
        new("GET {lang:lang}/insights/signals", Allowed.Operations, "/fr/insights/signals"),
        new("GET {lang:lang}/insights/explore", Allowed.Operations, "/fr/insights/explore"),
        new("GET {lang:lang}/insights/explore/export", Allowed.Operations, "/fr/insights/explore/export?format=csv&measure=SESS"),
        new("POST {lang:lang}/insights/views", Allowed.Operations, "/fr/insights/views"),
        new("GET {lang:lang}/insights/views/{id:guid}", Allowed.Operations, "/fr/insights/views/{view}") { Owner = Persona.Ministry },
        new("POST {lang:lang}/insights/views/{id:guid}/delete", Allowed.Operations, "/fr/insights/views/{view}/delete"),

        new("GET {lang:lang}/documents", Allowed.Operations, "/fr/documents"),
        new("GET {lang:lang}/documents/{document:maxlength(40)}", Allowed.Operations, "/fr/documents/governance-register?format=pdf"),

        // A job is its owner's: the Ministry's here, so it does not exist for the others. Writes ask for their token first.
        new("GET {lang:lang}/documents/jobs", Allowed.Operations, "/fr/documents/jobs"),
        new("GET {lang:lang}/documents/jobs/{id:int}", Allowed.Operations, "/fr/documents/jobs/{job}") { Owner = Persona.Ministry },
        new("GET {lang:lang}/documents/jobs/{id:int}/file", Allowed.Operations, "/fr/documents/jobs/{job}/file") { Owner = Persona.Ministry },
        new("POST {lang:lang}/documents/jobs/{id:int}/cancel", Allowed.Operations, "/fr/documents/jobs/{job}/cancel"),
        new("POST {lang:lang}/documents/jobs/{id:int}/retry", Allowed.Operations, "/fr/documents/jobs/{job}/retry"),

        // A schedule is its owner's, and the Ministry sees all; this one is the Ministry's.
        new("GET {lang:lang}/documents/schedules", Allowed.Operations, "/fr/documents/schedules"),
        new("GET {lang:lang}/documents/schedules/new", Allowed.Operations, "/fr/documents/schedules/new?document=governance-register"),
        new("POST {lang:lang}/documents/schedules/new", Allowed.Operations, "/fr/documents/schedules/new"),
        new("GET {lang:lang}/documents/schedules/{id:int}", Allowed.Operations, "/fr/documents/schedules/{schedule}") { Owner = Persona.Ministry },
        new("GET {lang:lang}/documents/schedules/{id:int}/edit", Allowed.Operations, "/fr/documents/schedules/{schedule}/edit") { Owner = Persona.Ministry },
        new("POST {lang:lang}/documents/schedules/{id:int}/edit", Allowed.Operations, "/fr/documents/schedules/{schedule}/edit"),
        new("POST {lang:lang}/documents/schedules/{id:int}/pause", Allowed.Operations, "/fr/documents/schedules/{schedule}/pause"),
        new("GET {lang:lang}/documents/schedules/{id:int}/delete", Allowed.Operations, "/fr/documents/schedules/{schedule}/delete") { Owner = Persona.Ministry },
        new("POST {lang:lang}/documents/schedules/{id:int}/delete", Allowed.Operations, "/fr/documents/schedules/{schedule}/delete"),

        new("GET {lang:lang}/audit", Allowed.Ministry | Allowed.Auditor, "/fr/audit"),

        new("GET {lang:lang}/admin/health", Allowed.Administrator, "/fr/admin/health"),
        new("GET {lang:lang}/admin/accounts", Allowed.Administrator, "/fr/admin/accounts"),
        new("GET {lang:lang}/admin/accounts/new", Allowed.Administrator, "/fr/admin/accounts/new"),
        new("POST {lang:lang}/admin/accounts/new", Allowed.Administrator, "/fr/admin/accounts/new"),
        new("GET {lang:lang}/admin/accounts/{id:int}", Allowed.Administrator, "/fr/admin/accounts/1"),
        new("GET {lang:lang}/admin/accounts/{id:int}/edit", Allowed.Administrator, "/fr/admin/accounts/1/edit"),
        new("POST {lang:lang}/admin/accounts/{id:int}/edit", Allowed.Administrator, "/fr/admin/accounts/1/edit"),
        new("GET {lang:lang}/admin/accounts/{id:int}/scopes", Allowed.Administrator, "/fr/admin/accounts/1/scopes"),
        new("POST {lang:lang}/admin/accounts/{id:int}/scopes", Allowed.Administrator, "/fr/admin/accounts/1/scopes"),
        new("GET {lang:lang}/admin/accounts/{id:int}/scopes/{scopeId:int}/end", Allowed.Administrator, "/fr/admin/accounts/1/scopes/1/end"),
        new("POST {lang:lang}/admin/accounts/{id:int}/scopes/{scopeId:int}/end", Allowed.Administrator, "/fr/admin/accounts/1/scopes/1/end"),
        new("GET {lang:lang}/admin/accounts/{id:int}/deactivate", Allowed.Administrator, "/fr/admin/accounts/1/deactivate"),
        new("POST {lang:lang}/admin/accounts/{id:int}/deactivate", Allowed.Administrator, "/fr/admin/accounts/1/deactivate"),
        new("POST {lang:lang}/admin/accounts/{id:int}/reactivate", Allowed.Administrator, "/fr/admin/accounts/1/reactivate"),
        new("GET {lang:lang}/admin/accounts/{id:int}/release", Allowed.Administrator, "/fr/admin/accounts/1/release"),
        new("POST {lang:lang}/admin/accounts/{id:int}/release", Allowed.Administrator, "/fr/admin/accounts/1/release"),
        new("POST {lang:lang}/admin/accounts/{id:int}/invite", Allowed.Administrator, "/fr/admin/accounts/1/invite"),
        new("GET {lang:lang}/admin/requests", Allowed.Administrator, "/fr/admin/requests"),
        new("GET {lang:lang}/admin/requests/{id:int}", Allowed.Administrator, "/fr/admin/requests/1"),
        new("POST {lang:lang}/admin/requests/{id:int}/grant", Allowed.Administrator, "/fr/admin/requests/1/grant"),
        new("POST {lang:lang}/admin/requests/{id:int}/refuse", Allowed.Administrator, "/fr/admin/requests/1/refuse"),
        new("GET {lang:lang}/admin/reviews", Allowed.Administrator, "/fr/admin/reviews"),
        new("POST {lang:lang}/admin/reviews", Allowed.Administrator, "/fr/admin/reviews"),
        new("GET {lang:lang}/admin/reviews/{id:int}", Allowed.Administrator, "/fr/admin/reviews/1"),
        new("POST {lang:lang}/admin/reviews/{id:int}/settle", Allowed.Administrator, "/fr/admin/reviews/1/settle"),
        new("POST {lang:lang}/admin/reviews/{id:int}/close", Allowed.Administrator, "/fr/admin/reviews/1/close"),
        new("GET {lang:lang}/access-review", Allowed.Ministry | Allowed.Centre, "/fr/access-review"),
        new("POST {lang:lang}/access-review/{id:int}", Allowed.Ministry | Allowed.Centre, "/fr/access-review/1"),
        new("GET {lang:lang}/access-request", Allowed.Anyone, "/fr/access-request"),
        new("POST {lang:lang}/access-request", Allowed.Anyone, "/fr/access-request"),
    ];

    /// <summary>The personas as they sign in; for a place, one that holds the table's addresses.</summary>
    public static IReadOnlyDictionary<Persona, string> Personas { get; } = new Dictionary<Persona, string>
    {
        [Persona.Ministry] = "ministry",
        [Persona.Centre] = "centre:UL",
        [Persona.Establishment] = "establishment:CISSSCN",
        [Persona.Pilot] = "pilot:CISSSCN",
        [Persona.Auditor] = "auditor",
        [Persona.Administrator] = "administrator",
    };

    public static bool Includes(this Allowed allowed, Persona persona) => allowed.HasFlag(Enum.Parse<Allowed>(persona.ToString()));
}
