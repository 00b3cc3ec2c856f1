using System.Globalization;

namespace Platform.Kernel.Auditing;

/// <summary>
/// The latest seals outside the database, one line each: <c>number position instant hash</c>. A chain whose tail was cut off
/// looks whole by itself; this file remembers how long it was. Copy its last line away now and then, and even somebody with the
/// key and the database cannot write the past anew unseen.
/// </summary>
internal sealed class AuditAnchor(string file)
{
    private const long MostBytes = 256 * 1024;
    private readonly Lock gate = new();

    public string File => file;

    /// <summary>Adds a seal; long files keep one line for each day gone by.</summary>
    public void Append(AuditSeal seal)
    {
        lock (gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.AppendAllText(file, Line(seal.Number, seal.LastPosition, seal.SealedUtc, seal.Hash));
            if (new FileInfo(file).Length > MostBytes)
                Shorten();
        }
    }

    /// <summary>What is remembered, by the seal's number.</summary>
    public IReadOnlyDictionary<long, AnchoredSeal> Read()
    {
        var seals = new Dictionary<long, AnchoredSeal>();
        lock (gate)
        {
            if (!System.IO.File.Exists(file))
                return seals;
            foreach (var line in System.IO.File.ReadLines(file))
                if (Parse(line) is { } seal)
                    seals[seal.Number] = seal;
        }

        return seals;
    }

    /// <summary>Puts the file aside, after a backup was restored and somebody answered for it.</summary>
    public void PutAside(DateTime now)
    {
        lock (gate)
            if (System.IO.File.Exists(file))
                System.IO.File.Move(file, $"{file}.{now.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");
    }

    private void Shorten()
    {
        var seals = System.IO.File.ReadLines(file).Select(Parse).OfType<AnchoredSeal>().ToList();
        var today = seals[^1].SealedUtc.Date;
        var kept = seals.Where(s => s.SealedUtc.Date < today).GroupBy(s => s.SealedUtc.Date).Select(g => g.Last())
            .Concat(seals.Where(s => s.SealedUtc.Date == today).TakeLast(1000));
        System.IO.File.WriteAllText(file + ".part", string.Concat(kept.Select(s => Line(s.Number, s.LastPosition, s.SealedUtc, s.Hash))));
        System.IO.File.Move(file + ".part", file, overwrite: true);
    }

    private static string Line(long number, long position, DateTime utc, string hash)
        => string.Create(CultureInfo.InvariantCulture, $"{number} {position} {utc:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {hash}\n");

    // A line that a power cut left half written says nothing.
    private static AnchoredSeal? Parse(string line)
        => line.Split(' ') is [var number, var position, var utc, { Length: AuditSealLengths.Hash } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && DateTime.TryParse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var sealedUtc)
            ? new AnchoredSeal(n, p, sealedUtc, hash)
            : null;
}

/// <summary>One seal as the anchor file has it.</summary>
internal sealed record AnchoredSeal(long Number, long LastPosition, DateTime SealedUtc, string Hash);
