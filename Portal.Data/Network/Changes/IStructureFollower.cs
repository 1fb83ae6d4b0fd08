using Portal.Data.Engine;

namespace Portal.Data.Network.Changes;

/// <summary>What is kept by territory, region or kind of body, and moves with them: told in the transaction of the change, once it is made.</summary>
public interface IStructureFollower
{
    Task StructureChangedAsync(IWriteSession session, IReadOnlyCollection<int> bodyIds);
}
