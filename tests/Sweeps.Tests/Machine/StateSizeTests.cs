using System.Text;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;

namespace RepXai.Sweeps.Tests.Machine;

public class StateSizeTests
{
    private const int Devices = 1_000;
    private const int Shards = 50;

    [Fact]
    public void A_hundred_thousand_units_on_a_thousand_devices_need_no_more_state_than_ten_thousand_do()
    {
        var small = LargestState(groups: 200);
        var large = LargestState(groups: 2_000);

        Assert.InRange(large, 1, small + (small / 4));
        Assert.InRange(large, 1, 256 * 1024);
    }

    /// <summary>
    /// The most bytes that the state takes as it is stored, over a whole sweep in which one device in a hundred is ten times slower than
    /// the others, so that units end far out of order.
    /// </summary>
    private static int LargestState(long groups)
    {
        var driver = new MachineDriver(new MachineOptions());
        driver.Do(new PlanSweep(groups, Shards));
        var random = new Random(1);
        var free = new PriorityQueue<int, long>(Enumerable.Range(0, Devices).Select(device => (device, 0L)));
        var largest = 0;
        for (var step = 0L; !driver.Machine.IsReadyToFinish; step++)
        {
            free.TryDequeue(out var device, out var time);
            var worker = $"silo-{device}/cuda:0";
            if (driver.Machine.LeaseOf(worker) is { } held)
                driver.CompleteAndReduce(held);
            driver.Do(new RequestUnit(worker));
            free.Enqueue(device, time + (random.Next(80, 120) * (device % 100 == 0 ? 10 : 1)));
            if (step % 5_000 == 0)
                largest = Math.Max(largest, Encoding.UTF8.GetByteCount(driver.SnapshotText()));
        }
        return largest;
    }
}
