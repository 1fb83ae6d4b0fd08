using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What is kept between questions: compiled forms and the network, of one database.</summary>
public sealed record InsightSources(FormCache Forms, NetworkCache Networks);
