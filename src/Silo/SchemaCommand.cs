using System.CommandLine;
using RepXai.Silo.Settings;
using RepXai.Silo.State;
using RepXai.Tensors;

namespace RepXai.Silo;

/// <summary><c>RepXai.Silo schema</c>: makes the tables that Orleans needs in PostgreSQL.</summary>
internal sealed class SchemaCommand : Command
{
    private readonly Option<string> scripts = new("--scripts")
    {
        Description = "The folder with Orleans' scripts for PostgreSQL: src/AdoNet of its repository, at the tag of the version in use.",
        HelpName = "FOLDER",
        Required = true,
    };

    /// <summary>Makes the command.</summary>
    public SchemaCommand(ConfigurationOptions input)
        : base("schema", "Makes the tables that Orleans needs in the PostgreSQL database of RepXai:State; what is there stays.")
    {
        Options.Add(scripts);
        SetAction(async (parsed, cancellation) =>
        {
            var state = SiloSettingsReader.ReadState(input.Read(parsed));
            if (state.Provider != StateProvider.PostgreSql)
                throw new UserErrorException($"RepXai:State:Provider is {state.Provider}, which needs no schema; set it to {StateProvider.PostgreSql}.");
            var run = await PostgresState.PrepareAsync(state.ConnectionString!, parsed.GetRequiredValue(scripts), cancellation).ConfigureAwait(false);
            foreach (var script in run)
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Ran {script}").ConfigureAwait(false);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The database is ready.").ConfigureAwait(false);
            return ExitCode.Success;
        });
    }
}
