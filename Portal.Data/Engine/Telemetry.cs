using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Portal.Data.Engine;

/// <summary>
/// What a collector can listen to: an activity and a duration for each statement, by the statement's name in the code and never by its
/// text or its values; and how writes go. Without a listener it costs a look.
/// </summary>
public static class Telemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "Portal.Data";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> StatementSeconds =
        Meter.CreateHistogram<double>("db.client.operation.duration", "s", "How long statements take, by their names");

    private static readonly Histogram<double> WriteSeconds =
        Meter.CreateHistogram<double>("portal.write.duration", "s", "How long units of work that write take, waiting and running again included");

    private static readonly Counter<long> WritesRunAgain = Meter.CreateCounter<long>("portal.write.retries", null, "Writes that were run again since another was in their way");

    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(NamesOf);

    internal static Measured Statement(string sql) => Source.HasListeners() || StatementSeconds.Enabled ? new Measured(NameOf(sql)) : default;

    internal static long WriteBegins() => WriteSeconds.Enabled ? Stopwatch.GetTimestamp() : 0;

    internal static void WriteEnds(long begun)
    {
        if (begun != 0)
        {
            WriteSeconds.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }

    internal static void RunAgain() => WritesRunAgain.Add(1);

    /// <summary><c>AuditEventRow.Last</c>; a statement that is none of the code's constants has no name to tell.</summary>
    internal static string NameOf(string sql) => Names.Value.GetValueOrDefault(sql, "unnamed");

    private static FrozenDictionary<string, string> NamesOf() =>
        (from type in typeof(Telemetry).Assembly.GetTypes()
         from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
         where field is { IsLiteral: true } && field.FieldType == typeof(string)
         let sql = (string)field.GetRawConstantValue()!
         group $"{type.Name}.{field.Name}" by sql into same
         select same).ToFrozenDictionary(same => same.Key, same => same.Order(StringComparer.Ordinal).First());

    /// <summary>A statement under way; disposed, it has ended.</summary>
    internal readonly struct Measured : IDisposable
    {
        private readonly Activity? activity;
        private readonly string? name;
        private readonly long begun;

        public Measured(string name)
        {
            this.name = name;
            begun = Stopwatch.GetTimestamp();
            activity = Source.StartActivity(name, ActivityKind.Client);
        }

        public void Dispose()
        {
            if (name is null)
            {
                return;
            }

            StatementSeconds.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("db.query.summary", name));
            activity?.Dispose();
        }
    }
}
