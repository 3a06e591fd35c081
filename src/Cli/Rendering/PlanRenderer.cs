using RepXai.Contracts;
using RepXai.Sweeps.Naming;

namespace RepXai.Cli.Rendering;

/// <summary>Shows what a sweep will cost.</summary>
internal static class PlanRenderer
{
    /// <summary>Writes the table.</summary>
    public static void Write(PlanSummary plan, Terminal terminal)
    {
        var table = Tables.Create("what", ">amount");
        table.Row("models", Tables.Count(plan.Models));
        table.Row("model variants", Tables.Count(plan.Variants));
        table.Row("images", Tables.Count(plan.Images));
        table.Row("shards", Tables.Count(plan.Shards));
        table.Row("work units", Tables.Count(plan.Units));
        table.Row("forward passes", Tables.Count(plan.ForwardPasses));
        table.Row("reverse passes", Tables.Count(plan.ReversePasses));
        table.Row("multiply-adds", Tables.Amount(plan.MultiplyAdds));
        table.Row("peak memory of a unit", ByteSize.Format(plan.PeakUnitBytes));
        terminal.OutputConsole().Write(table);
    }
}
