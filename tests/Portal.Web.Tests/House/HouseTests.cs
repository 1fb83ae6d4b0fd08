using Mono.Cecil;
using Mono.Cecil.Cil;
using Portal.Data.Engine;
using Portal.Reports;
using Portal.TestKit;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Web.Tests.House;

/// <summary>The rules of the house that the compiler does not keep: where arrows point, and what each room may know.</summary>
public sealed class HouseTests
{
    private static readonly string[] Shared =
        ["Portal.Data.Network", "Portal.Data.Access", "Portal.Data.Engine", "Portal.Data.Audit", "Portal.Data.Mail"];

    private static readonly string[] Features =
        ["Portal.Data.Network", "Portal.Data.Governance", "Portal.Data.Utilization", "Portal.Data.Insights", "Portal.Data.Documents", "Portal.Data.Reference", "Portal.Data.Demonstration"];

    /// <summary>What loads every feature's data may know them all.</summary>
    private static readonly string[] Loaders = ["Portal.Data.Demonstration", "Portal.Data.Reference"];

    /// <summary>Insights are questions on what utilization holds; utilization knows nothing of them but that somebody keeps figures.</summary>
    private static bool MayReach(string home, string other) =>
        home == "Portal.Data.Insights" && other.StartsWith("Portal.Data.Utilization", StringComparison.Ordinal);

    [Fact]
    public void Data_knows_no_HTTP_and_no_documents()
    {
        var references = Module<Database>().AssemblyReferences.Select(reference => reference.Name).ToList();
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name is "Portal.Reports" or "Portal.Web" or "DocumentFormat.OpenXml");
    }

    [Fact]
    public void Reports_know_no_HTTP_and_no_database_driver()
    {
        var references = Module<Formats>().AssemblyReferences.Select(reference => reference.Name).ToList();
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name is "Portal.Web" or "Dapper" or "Microsoft.Data.SqlClient" or "Microsoft.Data.Sqlite" or "System.Data.Common");
    }

    [Fact]
    public void Pages_hold_no_SQL()
    {
        var verbs = new[] { "SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM " };
        var strays = Methods(typeof(PortalHost).Assembly.Location)
            .SelectMany(method => method.Body.Instructions.Where(step => step.OpCode == OpCodes.Ldstr).Select(step => (method, Text: (string)step.Operand)))
            .Where(literal => verbs.Any(verb => literal.Text.TrimStart().StartsWith(verb, StringComparison.Ordinal)))
            .Select(literal => $"{literal.method.FullName}: {literal.Text}");
        Assert.Empty(strays);
    }

    [Fact]
    public void Features_reach_each_other_only_through_what_is_shared()
    {
        var reaches =
            from type in Module<Database>().GetTypes()
            let home = Features.FirstOrDefault(feature => Namespace(type).StartsWith(feature, StringComparison.Ordinal))
            where home is not null && !Loaders.Contains(home)
            from other in Used(type).Distinct()
            where Features.Any(feature => feature != home && other.StartsWith(feature, StringComparison.Ordinal))
                && !Shared.Any(shared => other.StartsWith(shared, StringComparison.Ordinal)) && !MayReach(home, other)
            select $"{type.FullName} → {other}";
        Assert.Empty(reaches.Distinct());
    }

    /// <summary>Time comes from TimeProvider, and no text is formatted by the thread's culture.</summary>
    [Fact]
    public void Nothing_asks_the_system_clock_or_the_culture_of_the_thread()
    {
        string[] forbidden =
        [
            "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
            "System.Globalization.CultureInfo::get_CurrentCulture", "System.Globalization.CultureInfo::get_CurrentUICulture",
        ];
        var calls =
            from assembly in new[] { typeof(Database), typeof(Formats), typeof(PortalHost) }
            from method in Methods(assembly.Assembly.Location)
            from step in method.Body.Instructions
            where step.Operand is MethodReference called && forbidden.Any(name => called.FullName.Contains(name, StringComparison.Ordinal))
            select $"{method.FullName} → {step.Operand}";
        Assert.Empty(calls);
    }

    [Fact]
    public void The_start_stays_short()
    {
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "Portal.Web", "Program.cs")).Length, 1, 120);
    }

    [Fact]
    public void Views_carry_no_inline_script_and_no_inline_style()
    {
        var views = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Portal.Web", "Features"), "*.cshtml", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(views);
        Assert.DoesNotContain(views, view => File.ReadAllText(view) is var text
            && (text.Contains(" style=\"", StringComparison.Ordinal) || text.Contains("<script>", StringComparison.Ordinal) || text.Contains(" onclick=", StringComparison.Ordinal)));
    }

    private static ModuleDefinition Module<T>() => ModuleDefinition.ReadModule(typeof(T).Assembly.Location);

    private static IEnumerable<MethodDefinition> Methods(string assembly) =>
        ModuleDefinition.ReadModule(assembly).GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static string Namespace(TypeReference type) => type.DeclaringType is { } outer ? Namespace(outer) : type.Namespace;

    private static IEnumerable<string> Used(TypeDefinition type) => type.Fields.Select(field => field.FieldType)
        .Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
        .Concat(type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Select(step => step.Operand).OfType<MemberReference>().Select(member => member as TypeReference ?? member.DeclaringType))
        .Where(used => used is not null)
        .Select(used => Namespace(used) + "." + used.Name);
}
