using RepXai.Cluster.Silo;
using RepXai.Silo;

return await SiloProgram.RunAsync(args, TestSilo.Compose).ConfigureAwait(false);
