namespace RepXai.Silo;

/// <summary>What the process tells its caller when it ends; the numbers are the command line's.</summary>
internal static class ExitCode
{
    /// <summary>Done, or stopped as it was told.</summary>
    public const int Success = 0;

    /// <summary>A failure that the user did not bring about.</summary>
    public const int Failure = 1;

    /// <summary>A mistake that the user can mend.</summary>
    public const int UserError = 2;
}
