using RepXai.Silo;

return await SiloProgram.RunAsync(args, compose: null).ConfigureAwait(false);
