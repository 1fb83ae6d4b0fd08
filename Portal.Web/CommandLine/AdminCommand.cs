using System.CommandLine;
using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>admin create</c>: the first administrator, who lets in everybody else. There is no default account and no password.</summary>
internal static class AdminCommand
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Description = "The address that the person’s organization knows them by: their first sign-in with it takes the account", Required = true };
        var name = new Option<string>("--name") { Description = "The person’s name", Required = true };
        var language = new Option<string>("--lang") { Description = "fr or en", DefaultValueFactory = _ => "fr" };
        var force = new Option<bool>("--force") { Description = "Although there is an administrator: for the day on which the only one has left" };
        language.AcceptOnlyFromAmong("fr", "en");
        var create = new Command("create", "Create the first administrator") { email, name, language, force };
        create.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var outcome = await app.Services.GetRequiredService<AccountCommands>().AddAdministratorAsync(new AccountInput
            {
                FullName = parsed.GetRequiredValue(name),
                Email = parsed.GetRequiredValue(email),
                Language = parsed.GetValue(language) == "en" ? Language.English : Language.French,
            }, parsed.GetValue(force), cancel);
            if (!outcome.Succeeded)
            {
                throw new InvalidOperationException(Say(outcome.Faults[0]));
            }

            Console.WriteLine($"Account {outcome.Id} was created. Its first sign-in is possible for {AccountCommands.InvitationDays} days, with {parsed.GetRequiredValue(email).Trim()}.");
            return 0;
        }));
        return new Command("admin", "Administrators") { create };
    }

    private static string Say(AccountFault fault) => fault switch
    {
        { Problem: AccountProblem.AdministratorExists } => "There is an administrator, who makes others in the portal; --force makes one all the same.",
        { Problem: AccountProblem.AddressTaken } => "An account has this address already.",
        { Field: nameof(AccountInput.Email) } => "--email is not an address, or too long.",
        _ => "--name is empty or too long.",
    };
}
