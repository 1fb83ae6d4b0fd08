namespace Portal.Data.Engine;

/// <summary>Another transaction took what this one was about to take: the unit of work runs again from its start.</summary>
public sealed class WriteConflictException(Exception inner) : Exception("Another write came first.", inner);
