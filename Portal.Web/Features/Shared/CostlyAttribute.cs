namespace Portal.Web.Features.Shared;

/// <summary>An action that is costly to answer: so many a minute for each account, and few at once.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class CostlyAttribute : Attribute;
