namespace RepXai.Grains.Tests.Faults;

/// <summary>Keeps the renewals of one unit's first lease from its coordinator, as a paused machine does, and hears when that lease's end is reported.</summary>
internal sealed class DeafCoordinator(long unit) : IIncomingGrainCallFilter
{
    private readonly TaskCompletionSource _reported = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _token;

    /// <summary>Ends when the coordinator has taken the report of the first lease.</summary>
    public Task Reported => _reported.Task;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var argument = context.InterfaceMethod.DeclaringType == typeof(ISweepGrain) && context.Request.GetArgumentCount() > 0 ? context.Request.GetArgument(0) : null;
        if (argument is UnitTicket ticket && IsFirst(ticket))
            throw new TimeoutException("The renewal was not heard.");
        await context.Invoke();
        if (argument is UnitReport report && IsFirst(report.Ticket))
            _reported.TrySetResult();
    }

    private bool IsFirst(UnitTicket ticket) =>
        ticket.Unit == unit && Interlocked.CompareExchange(ref _token, ticket.Token, 0) is var token && (token == 0 || token == ticket.Token);
}
