using System.Text.RegularExpressions;
using Portal.TestKit;
using Portal.Web.CommandLine;
using Xunit;

namespace Portal.Web.Tests.House;

/// <summary>Papers name settings, verbs, files and tests: what they name is there.</summary>
public sealed partial class PaperTests
{
    private static readonly string[] Papers = [Read("docs/operations.md"), Read("docs/security.md")];

    private static readonly string Code = string.Join('\n', new[] { "Portal.Web", "Portal.Data" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj")).Select(File.ReadAllText));

    /// <summary>By the last part of its name: the first is a section, which code names elsewhere.</summary>
    [Fact]
    public void Each_setting_is_read_somewhere()
    {
        var settings = Papers.SelectMany(paper => Setting().Matches(paper)).Select(match => match.Groups[1].Value)
            .Concat(Read("deploy/portal.env").Split('\n').Where(line => line.Contains("__", StringComparison.Ordinal) && !line.StartsWith('#')).Select(line => line.Split('=')[0].Replace("__", ":", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(settings.Count > 20);
        Assert.DoesNotContain(settings, setting => !Regex.IsMatch(Code, $@"\b{setting.Split(':')[^1]}\b"));
    }

    [Fact]
    public void Each_verb_of_the_command_line_is_in_the_paper_on_operations()
    {
        var verbs = PortalCommandLine.Create().Subcommands.SelectMany(verb => verb.Subcommands.Count == 0 ? [verb.Name] : verb.Subcommands.Select(part => $"{verb.Name} {part.Name}"));
        Assert.DoesNotContain(verbs, verb => !Papers[0].Contains($"`{verb}", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_file_and_each_test_that_is_named_is_there()
    {
        var links = Papers.SelectMany(paper => Link().Matches(paper)).Select(match => Path.Combine(Repository.Root, "docs", match.Groups[1].Value));
        Assert.DoesNotContain(links, file => !File.Exists(file));
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.DoesNotContain(Papers.SelectMany(paper => TestClass().Matches(paper)).Select(match => match.Groups[1].Value), name => !tests.Exists(text => Regex.IsMatch(text, $@" class {name}\b")));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"`([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)[:`]")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestClass();
}
