using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Platform.Kernel.Data;

namespace Platform.Kernel.Auditing;

/// <summary>
/// What exactly is hashed. Every value is written with its kind and length, so that no two different entries have the same
/// bytes and null is never the empty text; instants are whole microseconds, which all three databases keep; texts are UTF-8.
/// A change here is a new version: the old one must go on verifying what it made.
/// </summary>
internal static class AuditHash
{
    /// <summary>What stands before the first entry and the first seal.</summary>
    public static readonly string Beginning = new('0', AuditSealLengths.Hash);

    public static string? Reason(byte[] key, Guid entry, string? reason)
        => reason is null ? null : new Canonical("audit-reason/1").Add(entry).Add(reason).Hash(key);

    /// <summary>The entry's content, without the reason itself and without its place in the chain.</summary>
    public static string Content(byte[] key, AuditEntry e) => new Canonical("audit-entry/1")
        .Add(e.KeyId).Add(e.Id).Add(e.OccurredUtc).Add(e.Module).Add(e.Action).Add(e.IsView ? 1 : 0).Add(e.Outcome.ToString())
        .Add(e.UserId).Add(e.UserName).Add(e.AgencyCode).Add(e.CoveringFor).Add(e.RecordType).Add(e.RecordId).Add(e.Hits).Add(e.Fields).Add(e.ReasonHash).Add(e.RemoteAddress)
        .Hash(key);

    /// <summary>The entry in its place.</summary>
    public static string Link(byte[] key, string previous, long position, string mac)
        => new Canonical("audit-link/1").Add(previous).Add(position).Add(mac).Hash(key);

    public static string Seal(byte[] key, AuditSeal s) => new Canonical("audit-seal/1")
        .Add(s.Number).Add(s.SealedUtc).Add(s.SealedBy).Add(s.KeyId).Add(s.FirstPosition).Add(s.LastPosition).Add(s.LastHash)
        .Add(s.DisposedPosition).Add(s.DisposedHash).Add(s.DisposedSeal).Add(s.DisposedSealHash).Add(s.Reason).Add(s.PreviousHash)
        .Hash(key);

    /// <summary>
    /// A text as every database gives it back: no NUL, which PostgreSQL refuses, no half of a surrogate pair, which has no
    /// UTF-8, and no longer than its column. Nothing is null.
    /// </summary>
    public static string? Clean(string? text, int length)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > length)
            text = text[..(length - 1)] + "…";
        if (text.AsSpan().ContainsAny(Unkept))
        {
            var kept = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
                if (rune.Value != 0)
                    kept.Append(rune.ToString());
            text = kept.ToString();
        }

        return text.Length == 0 ? null : text;
    }

    private static readonly System.Buffers.SearchValues<char> Unkept = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c).Prepend('\0')]);

    /// <summary>Bytes that read back in one way only.</summary>
    private sealed class Canonical
    {
        private readonly MemoryStream bytes = new(512);

        public Canonical(string purpose) => Add(purpose);

        public Canonical Add(string? text)
        {
            if (text is null)
                return Null();
            var utf8 = Encoding.UTF8.GetBytes(text);
            Begin('s', utf8.Length);
            bytes.Write(utf8);
            return this;
        }

        public Canonical Add(Guid value)
        {
            Span<byte> sixteen = stackalloc byte[16];
            value.TryWriteBytes(sixteen, bigEndian: true, out _);
            Begin('g', 16);
            bytes.Write(sixteen);
            return this;
        }

        public Canonical Add(Guid? value) => value is { } given ? Add(given) : Null();

        public Canonical Add(DateTime utc) => Add(UtcDateTimeConverter.ToUtcMicroseconds(utc).Ticks / TimeSpan.TicksPerMicrosecond);

        public Canonical Add(long value)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(eight, value);
            Begin('n', 8);
            bytes.Write(eight);
            return this;
        }

        public Canonical Add(long? value) => value is { } given ? Add(given) : Null();

        public string Hash(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));

        private Canonical Null()
        {
            Begin('-', 0);
            return this;
        }

        private void Begin(char kind, int length)
        {
            Span<byte> five = stackalloc byte[5];
            five[0] = (byte)kind;
            BinaryPrimitives.WriteInt32BigEndian(five[1..], length);
            bytes.Write(five);
        }
    }
}
