using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Portal.TestKit;

/// <summary>
/// A test of the database, run on SQLite always and on SQL Server when <see cref="TestServer.Variable"/> is set; otherwise
/// that half is reported as skipped. The method takes one <see cref="TestEngine"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Portal.TestKit." + nameof(DatabaseFactDiscoverer), "Portal.TestKit")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>Makes one test case for each engine.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var (display, options) = (discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());
        object[] onSqlite = [TestEngine.Sqlite];
        object[] onSqlServer = [TestEngine.SqlServer];
        yield return new XunitTestCase(diagnostics, display, options, testMethod, onSqlite);
        yield return TestServer.IsConfigured
            ? new XunitTestCase(diagnostics, display, options, testMethod, onSqlServer)
            : new XunitSkippedDataRowTestCase(diagnostics, display, options, testMethod, $"{TestServer.Variable} is not set.", onSqlServer);
    }
}
