using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;

namespace RepXai.Benchmarks;

/// <summary>
/// What a coordinator's decisions cost with a thousand devices that hold a unit each, out of order: docs/scale.md reckons with it. One
/// operation is one unit's whole way: its lease, a renewal, its end, its part of the merges.
/// </summary>
[MemoryDiagnoser]
public class CoordinatorBenchmarks
{
    private const int Devices = 1_000;
    private const int Shards = 100;
    private const int UnitsOfOneRun = 100_000;

    private readonly string[] workers = [.. Enumerable.Range(0, Devices).Select(device => $"silo-{device}/cuda:0")];
    private readonly DateTimeOffset now = DateTimeOffset.UnixEpoch;
    private SweepMachine busy = null!;

    /// <summary>A sweep in its middle.</summary>
    [GlobalSetup]
    public void Setup()
    {
        busy = NewSweep();
        for (var unit = 0; unit < UnitsOfOneRun / 2; unit++)
        {
            Advance(busy, unit);
        }
    }

    /// <summary>Units through the state machine.</summary>
    [Benchmark(OperationsPerInvoke = UnitsOfOneRun)]
    public SweepMachine Units()
    {
        var machine = NewSweep();
        for (var unit = 0; unit < UnitsOfOneRun; unit++)
        {
            Advance(machine, unit);
        }

        return machine;
    }

    /// <summary>The state as it is stored; its length is returned.</summary>
    [Benchmark]
    public int Snapshot() => JsonSerializer.SerializeToUtf8Bytes(busy.Snapshot(), MachineJson.Default.SweepSnapshot).Length;

    private SweepMachine NewSweep()
    {
        var machine = new SweepMachine(new MachineOptions());
        Tell(machine, new PlanSweep(10_000, Shards));
        foreach (var worker in workers)
        {
            Tell(machine, new RequestUnit(worker));
        }

        return machine;
    }

    private void Advance(SweepMachine machine, int unit)
    {
        // A stride without a common divisor lets units end out of order, each device in its turn.
        var worker = workers[unit * 617 % Devices];
        var lease = machine.LeaseOf(worker)!;
        Tell(machine, new RenewLease(lease.Unit, lease.Token));
        Tell(machine, new CompleteUnit(lease.Unit, lease.Token, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 256));
        while (machine.Merges.FirstOrDefault() is { } merge)
        {
            Tell(machine, new CompleteMerge(merge.Node, merge.Left));
        }

        while (machine.Roots.FirstOrDefault() is { } root)
        {
            Tell(machine, new PublishGroup(root.Group));
        }

        Tell(machine, new RequestUnit(worker));
    }

    private void Tell(SweepMachine machine, SweepCommand command)
    {
        foreach (var happened in machine.Decide(command, now))
        {
            machine.Apply(happened);
        }
    }
}
