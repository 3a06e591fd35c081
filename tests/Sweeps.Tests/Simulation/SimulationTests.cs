using System.Globalization;

namespace RepXai.Sweeps.Tests.Simulation;

public class SimulationTests
{
    /// <summary>REPXAI_SIMULATION_SEEDS asks for more or fewer; REPXAI_SIMULATION_SEED replays one.</summary>
    private static readonly int Seeds = Setting("REPXAI_SIMULATION_SEEDS") ?? 10_000;

    [Fact]
    public void Every_sweep_ends_with_the_right_bytes_under_crashes_loss_duplication_reordering_skew_and_slow_devices()
    {
        if (Setting("REPXAI_SIMULATION_SEED") is { } seed)
            SimulatedSweep.Run(seed);
        else
            Parallel.For(0, Seeds, seed => SimulatedSweep.Run(seed));
    }

    [Theory]
    [InlineData("IgnoresFencing", "stale token")]
    [InlineData("IgnoresClockBound", "while")]
    [InlineData("CountsTwice", "twice")]
    [InlineData("LosesUnits", "was lost")]
    public void A_broken_machine_is_caught(string fault, string expected)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            try
            {
                SimulatedSweep.Run(seed, Enum.Parse<Fault>(fault));
            }
            catch (SimulationException error) when (error.Message.Contains(expected, StringComparison.Ordinal))
            {
                Assert.Contains($"REPXAI_SIMULATION_SEED={seed}", error.Message, StringComparison.Ordinal);
                return;
            }
        }
        Assert.Fail($"No seed caught a machine that {fault}.");
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
