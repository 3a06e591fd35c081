using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;

namespace RepXai.Sweeps.Hosting;

/// <summary>One worker of the embedded host: takes what there is to do, until the sweep is over.</summary>
/// <param name="device">What units are computed on; no two workers of a sweep share one.</param>
/// <param name="plan">The plan.</param>
/// <param name="executor">Computes units.</param>
/// <param name="work">Stores, merges and scores partials.</param>
/// <param name="coordinator">Knows what there is to do.</param>
internal sealed class SweepWorker(
    WorkerDevice device, SweepPlan plan, IUnitExecutor executor, SweepWork work, SweepCoordinator coordinator)
{
    /// <summary>Works until the sweep is over.</summary>
    /// <param name="abandoned">Gives up the running unit: nobody wants it any more.</param>
    /// <param name="cancellationToken">Stops the worker at once.</param>
    public async Task RunAsync(CancellationToken abandoned, CancellationToken cancellationToken)
    {
        while (await coordinator.NextAsync(device.Name, () => !device.IsDrained) is not WorkItem.Stop and var next)
        {
            await (next switch
            {
                WorkItem.Unit unit => ComputeAsync(unit.Lease, abandoned, cancellationToken),
                WorkItem.Merge merge => MergeAsync(merge.Task, cancellationToken),
                WorkItem.Group group => ScoreAsync(group.Root, cancellationToken),
                _ => FinishAsync(cancellationToken),
            });
        }
    }

    private async Task ComputeAsync(Lease lease, CancellationToken abandoned, CancellationToken cancellationToken)
    {
        var unit = plan.UnitAt(lease.Unit);
        ReadOnlyMemory<byte> partial;
        try
        {
            // The computation may run long before it first awaits.
            partial = await device.ComputeAsync(
                work.SweepId, unit.Index, token => Task.Run(() => executor.ExecuteAsync(unit, token), token), abandoned);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested || device.IsDrained)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await coordinator.TellAsync(new ReleaseUnit(lease.Unit, lease.Token));
            return;
        }
        catch (UserErrorException error)
        {
            await coordinator.TellAsync(new FailSweep(error.Message));
            return;
        }
        catch (Exception error)
        {
            // Whatever it is, another attempt may go better; after the last one the sweep fails with this message.
            await coordinator.TellAsync(new FailUnit(lease.Unit, lease.Token, $"{error.GetType().Name}: {error.Message}"));
            return;
        }
        var hash = await work.StoreUnitAsync(unit, partial, cancellationToken);
        await coordinator.TellAsync(new CompleteUnit(lease.Unit, lease.Token, hash, unit.Images));
    }

    private async Task MergeAsync(MergeTask merge, CancellationToken cancellationToken)
    {
        var hash = await work.MergeAsync(merge, cancellationToken);
        await coordinator.TellAsync(new CompleteMerge(merge.Node, hash));
        // Only now, with the merge on the disk, is neither needed after a kill.
        await work.DiscardAsync(merge, cancellationToken);
    }

    private async Task ScoreAsync(GroupRoot root, CancellationToken cancellationToken)
    {
        await work.WriteGroupAsync(root, cancellationToken);
        await coordinator.TellAsync(new PublishGroup(root.Group));
        await work.DiscardAsync(root, cancellationToken);
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        await work.WriteTablesAsync(cancellationToken);
        await coordinator.TellAsync(new FinishSweep());
    }
}
