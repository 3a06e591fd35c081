namespace RepXai.Storage.Azure.Tests;

/// <summary>What becomes of a request.</summary>
internal enum Fault
{
    /// <summary>It is carried out and answered.</summary>
    None,

    /// <summary>It never reaches the service.</summary>
    NotSent,

    /// <summary>It is carried out, and the answer is lost.</summary>
    AnswerLost,
}
