using System.Collections.Concurrent;
using RepXai.Grains.Reduction;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;

namespace RepXai.Grains.Devices;

/// <summary>Computes units on the threads of the silo's devices and stores their partials.</summary>
internal sealed class UnitComputer(ITenantComputations computations, Planning.PlanStore plans, SweepWorks works, ExecutorShelf executors) : IDisposable
{
    private readonly ConcurrentDictionary<string, DeviceThread> threads = new(StringComparer.Ordinal);

    /// <summary>Computes a unit. It never fails: what goes wrong is an outcome too.</summary>
    /// <param name="device">The device's name within the silo.</param>
    /// <param name="order">The unit.</param>
    /// <param name="cancellation">Gives the unit up.</param>
    public async Task<UnitReport> ComputeAsync(string device, UnitOrder order, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => CarryOutAsync(device, order, cancellation), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new UnitReport { Ticket = order.Ticket, Outcome = UnitOutcome.Released };
        }
        catch (UserErrorException error)
        {
            return new UnitReport { Ticket = order.Ticket, Outcome = UnitOutcome.Impossible, Reason = error.Message };
        }
        catch (Exception error)
        {
            // Whatever it is, another attempt may go better; after the last one the sweep fails with this message.
            return new UnitReport { Ticket = order.Ticket, Outcome = UnitOutcome.Failed, Reason = $"{error.GetType().Name}: {error.Message}" };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var thread in threads.Values)
            thread.Dispose();
    }

    private async Task<UnitReport> CarryOutAsync(string device, UnitOrder order, CancellationToken cancellation)
    {
        var plan = await plans.ReadAsync(order.PlanBlob, cancellation);
        var unit = plan.UnitAt(order.Ticket.Unit);
        var partial = await ComputeAsync(device, order, plan, unit, cancellation);
        var key = GrainKeys.Parts(order.Ticket.Sweep);
        var work = await works.OpenAsync(key[0], key[1], order.PlanBlob);
        var hash = await work.StoreUnitAsync(unit, partial, cancellation);
        return new UnitReport { Ticket = order.Ticket, Outcome = UnitOutcome.Completed, Partial = hash, Images = unit.Images };
    }

    private async Task<ReadOnlyMemory<byte>> ComputeAsync(string device, UnitOrder order, SweepPlan plan, WorkUnit unit, CancellationToken cancellation)
    {
        var computation = computations.For(GrainKeys.Parts(order.Ticket.Sweep)[0], device);
        await using var loan = await executors.BorrowAsync(computation, order.PlanBlob, plan, order.BaseFolder ?? Environment.CurrentDirectory);
        var thread = threads.GetOrAdd(device, name => new DeviceThread(name));
        return await thread.RunAsync(() => loan.Executor.ExecuteAsync(unit, cancellation), cancellation);
    }
}
