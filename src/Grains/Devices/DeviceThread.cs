using System.Collections.Concurrent;

namespace RepXai.Grains.Devices;

/// <summary>A device's own thread: what is computed on the device runs here, one after another, whatever the grains and the thread pool do.</summary>
internal sealed class DeviceThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> tasks = [];
    private readonly Thread thread;

    /// <param name="name">The device's name, for debuggers and dumps.</param>
    public DeviceThread(string name)
    {
        thread = new Thread(Work) { Name = $"device {name}", IsBackground = true };
        thread.Start();
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs asynchronous work; its parts between awaits run on the thread.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(work, cancellation, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Ends the thread when it has done what it was given.</summary>
    public void Dispose()
    {
        tasks.CompleteAdding();
        if (Thread.CurrentThread != thread)
            thread.Join();
        tasks.Dispose();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => tasks.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        Thread.CurrentThread == thread && !taskWasPreviouslyQueued && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => tasks.ToArray();

    private void Work()
    {
        foreach (var task in tasks.GetConsumingEnumerable())
            TryExecuteTask(task);
    }
}
