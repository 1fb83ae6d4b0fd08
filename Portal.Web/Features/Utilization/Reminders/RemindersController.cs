using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>
/// Who is reminded of what and when: shown to everyone within their scope, to the administrator without the filings; the rules are the
/// Ministry's, and each person chooses for themselves.
/// </summary>
[Route("{lang:lang}/reminders")]
public sealed class RemindersController(PortalContext portal, Database database, FreshPages pages, ReminderCommands reminders, PortalTime time) : PortalController(portal)
{
    private const string Page = "/Features/Utilization/Reminders/Reminders.cshtml";

    private RemindersTexts T => RemindersTexts.For(Language);

    [HttpGet("")]
    public async Task<IActionResult> Index(int page, CancellationToken cancel) =>
        View(Page, await pages.ReadAsync(Portal, session => ReminderPage.LoadAsync(session, Portal, time, page), cancel));

    /// <summary>Where reminders stood while they told of filings alone; mail that was sent then still points there.</summary>
    [HttpGet("/{lang:lang}/utilization/reminders")]
    public IActionResult Moved() => LocalRedirect(ReminderLinks.Index(Language) + Portal.Query);

    [HttpPost("rules"), Authorize(Policy = Policies.ManageReminders)]
    public async Task<IActionResult> Rules(ReminderForm form, CancellationToken cancel)
    {
        var page = await database.ReadAsync(session => ReminderPage.LoadAsync(session, Portal, time, 1, form), cancel);
        var (settings, errors) = form.Read(page.Settings, T);
        if (settings is null)
        {
            return Invalid(Page, page with { Errors = errors });
        }

        switch (await reminders.SetAsync(Scope, settings, cancel))
        {
            case ReminderOutcome.NotAllowed:
                return Forbid();
            case ReminderOutcome.Stale:
                return Overtaken(Page, page with { IsStale = true, Form = form with { Version = page.Settings.Version } });
            default:
                Say(T.Saved);
                return Redirect(ReminderLinks.Index(Language));
        }
    }

    [HttpPost("preference"), Authorize(Policy = Policies.Operations)]
    public async Task<IActionResult> Preference(PreferenceForm form, CancellationToken cancel)
    {
        if (form.Read() is not { } chosen)
        {
            var page = await database.ReadAsync(session => ReminderPage.LoadAsync(session, Portal, time, 1), cancel);
            return Invalid(Page, page with { Errors = new FormErrors([new FormError(nameof(form.Language), T.FaultLanguage)]) });
        }

        switch (await reminders.PreferAsync(Scope, chosen, cancel))
        {
            case ReminderOutcome.NotAllowed:
                return NotFound();
            case ReminderOutcome.Stale:
                Say(T.StaleOwn);
                break;
            default:
                Say(chosen.WantsReminders ? T.PreferenceOn(chosen.Language == Data.Language.English ? T.LanguageEn : T.LanguageFr) : T.PreferenceOff);
                break;
        }

        return Redirect(ReminderLinks.Choice(Language));
    }
}
