namespace RepXai.Tensors.Kernels;

/// <summary>What a worker's private buffers are for; one buffer each.</summary>
internal enum ScratchUse
{
    /// <summary>Packed columns of a product's right operand.</summary>
    RightPanels,

    /// <summary>Columns that are folded into images.</summary>
    Columns,

    /// <summary>Products that are transformed further.</summary>
    Products,

    /// <summary>One tile of a product at an edge.</summary>
    Tile,

    /// <summary>Tiles of a product whose depth is not yet done.</summary>
    PartialSums,

    /// <summary>Where a product's columns lie in the output.</summary>
    ColumnOffsets,

    /// <summary>Copies that gather a convolution's columns.</summary>
    Segments,

    /// <summary>A run of zeros: what a window sees outside an image.</summary>
    Zeros,

    /// <summary>A row of padded or partial values.</summary>
    Row,

    /// <summary>Results that wait until they fill whole cache lines.</summary>
    Results,

    /// <summary>Places of results that wait so.</summary>
    Places,
}
