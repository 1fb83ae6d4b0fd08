using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

public sealed class LoadTests
{
    [Fact]
    public async Task A_portal_in_use_is_left_alone()
    {
        await using var test = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite);

        Assert.False(await DemonstrationDatabase.LoadAsync(test));
    }
}
