namespace Portal.Data.Demonstration;

/// <summary>Divides a whole number into whole numbers by weight, by the largest remainders: nothing is lost in rounding.</summary>
internal static class Apportionment
{
    public static int[] Of(int total, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var parts = new int[weights.Count];
        if (sum <= 0)
        {
            return parts;
        }

        var exact = weights.Select(weight => total * weight / sum).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (int)exact[i];
        }

        var left = total - parts.Sum();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
        {
            parts[i]++;
        }

        return parts;
    }
}
