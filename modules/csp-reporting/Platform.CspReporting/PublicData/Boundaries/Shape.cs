namespace Platform.CspReporting.PublicData.Boundaries;

/// <summary>A corner of a boundary in millionths of a degree, about a tenth of a metre.</summary>
/// <param name="Longitude">Millionths of a degree east.</param>
/// <param name="Latitude">Millionths of a degree north.</param>
internal readonly record struct Corner(int Longitude, int Latitude);

/// <summary>
/// The outline of an LSOA: rings of corners, the last equal to the first. Stored as differences in a variable number of bytes,
/// which takes an eighth of the published GeoJSON.
/// </summary>
/// <param name="Rings">Outer rings and holes alike: a point inside an odd number of rings is inside the shape.</param>
internal sealed record Shape(IReadOnlyList<IReadOnlyList<Corner>> Rings)
{
    /// <summary>The west, south, east and north edges in millionths of a degree.</summary>
    public (int West, int South, int East, int North) Bounds
    {
        get
        {
            var corners = Rings.SelectMany(ring => ring).ToList();
            return (corners.Min(corner => corner.Longitude), corners.Min(corner => corner.Latitude),
                corners.Max(corner => corner.Longitude), corners.Max(corner => corner.Latitude));
        }
    }

    /// <summary>Whether a point lies inside, by counting the edges that a line to the east crosses.</summary>
    public bool Contains(Corner point)
    {
        var inside = false;
        foreach (var ring in Rings)
        {
            for (int current = 0, previous = ring.Count - 1; current < ring.Count; previous = current++)
            {
                var (a, b) = (ring[current], ring[previous]);
                if (a.Latitude > point.Latitude != b.Latitude > point.Latitude
                    && point.Longitude < ((double)(b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
                    inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>The compact form for the database.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(Rings.Count);
        var last = default(Corner);
        foreach (var ring in Rings)
        {
            writer.Write7BitEncodedInt(ring.Count);
            foreach (var corner in ring)
            {
                writer.Write7BitEncodedInt(ZigZag(corner.Longitude - last.Longitude));
                writer.Write7BitEncodedInt(ZigZag(corner.Latitude - last.Latitude));
                last = corner;
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static Shape FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var rings = new List<IReadOnlyList<Corner>>(reader.Read7BitEncodedInt());
        var last = default(Corner);
        for (var ring = 0; ring < rings.Capacity; ring++)
        {
            var corners = new Corner[reader.Read7BitEncodedInt()];
            for (var corner = 0; corner < corners.Length; corner++)
            {
                last = new Corner(last.Longitude + UnZigZag(reader.Read7BitEncodedInt()), last.Latitude + UnZigZag(reader.Read7BitEncodedInt()));
                corners[corner] = last;
            }

            rings.Add(corners);
        }

        return new Shape(rings);
    }

    private static int ZigZag(int value) => (value << 1) ^ (value >> 31);

    private static int UnZigZag(int value) => (int)((uint)value >> 1) ^ -(value & 1);
}
