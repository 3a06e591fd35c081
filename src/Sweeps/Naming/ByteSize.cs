using System.Globalization;

namespace RepXai.Sweeps.Naming;

/// <summary>Amounts of memory as people write them: 4GiB, 512 MiB, 2GB, 1.5g, 65536.</summary>
public static class ByteSize
{
    private static readonly string[] Names = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Reads an amount; K, M, G and T with or without iB are powers of 1024, kB, MB, GB and TB powers of 1000.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var trimmed = text.Trim();
        var unit = trimmed.TrimStart([.. "0123456789."]);
        var number = trimmed[..^unit.Length];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || Factor(unit.Trim()) is not { } factor)
        {
            return false;
        }

        var product = amount * factor;
        if (product is < 1 or >= long.MaxValue)
            return false;
        bytes = (long)product;
        return true;
    }

    /// <summary>An amount with the largest unit that leaves at least one of it, to three digits.</summary>
    public static string Format(long bytes)
    {
        double amount = bytes;
        var unit = 0;
        while (amount >= 1024 && unit < Names.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{amount:G3} {Names[unit]}");
    }

    private static double? Factor(string unit)
    {
        var lower = unit.ToLowerInvariant();
        if (lower is "" or "b")
            return 1;
        var power = "kmgt".IndexOf(lower[0]) + 1;
        return (power, lower[1..]) switch
        {
            (0, _) => null,
            (_, "" or "ib") => Math.Pow(1024, power),
            (_, "b") => Math.Pow(1000, power),
            _ => null,
        };
    }
}
