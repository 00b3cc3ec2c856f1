using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Platform.Kernel.Auditing;

/// <summary>
/// The keys that authenticate the audit trail. They are not in the database: who can change its rows cannot make them look
/// right. A file of the data folder, made at the first start and readable by the platform's account alone; or, for several
/// nodes, configuration. A key's identifier is drawn from the key, so that a lost key shows as lost and not as a forgery.
/// </summary>
internal sealed class AuditKeyRing
{
    public const int KeyBytes = 32;
    private const string CurrentFile = "audit.key";
    private readonly ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);
    private readonly string? folder;

    private AuditKeyRing(string? folder) => this.folder = folder;

    /// <summary>The key that new entries and seals are made with.</summary>
    public string CurrentId { get; private set; } = "";

    /// <summary>A ring from configuration, or else from a folder, where a key is made when there is none.</summary>
    /// <exception cref="InvalidOperationException">A key cannot be read; the message says what to do.</exception>
    public static AuditKeyRing Open(AuditOptions options, string folder)
    {
        var ring = new AuditKeyRing(folder);
        foreach (var (name, text) in options.Keys)
            ring.keys[name] = Parse(text, $"Audit:Keys:{name}");
        if (options.Keys.Count > 0)
        {
            ring.CurrentId = options.CurrentKey ?? (options.Keys.Count == 1 ? options.Keys.Keys.Single() : throw new InvalidOperationException("Set Audit:CurrentKey to the name of one of Audit:Keys."));
            if (!ring.keys.ContainsKey(ring.CurrentId) || ring.CurrentId.Length > AuditSealLengths.KeyId)
                throw new InvalidOperationException($"Audit:CurrentKey names '{ring.CurrentId}', and Audit:Keys must have it, with a name of {AuditSealLengths.KeyId} characters or fewer.");
            return ring;
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, CurrentFile);
        if (!File.Exists(file))
            Write(file, RandomNumberGenerator.GetBytes(KeyBytes));
        ring.CurrentId = ring.Add(Read(file));
        return ring;
    }

    /// <summary>Keys for one process that nobody needs after it: tests.</summary>
    public static AuditKeyRing ForTests()
    {
        var ring = new AuditKeyRing(folder: null);
        ring.CurrentId = ring.Add(RandomNumberGenerator.GetBytes(KeyBytes));
        return ring;
    }

    public byte[] Current => keys[CurrentId];

    /// <summary>A key, or null where it is lost.</summary>
    public byte[]? Find(string id)
    {
        if (keys.TryGetValue(id, out var key))
            return key;
        if (folder is null || !Directory.Exists(folder))
            return null;
        // Another process may have made a new key since this one started.
        foreach (var file in Directory.EnumerateFiles(folder, "audit*.key"))
            Add(Read(file));
        return keys.GetValueOrDefault(id);
    }

    /// <summary>Puts the present key aside, where it goes on verifying what it made, and makes a new one. Running hosts use it from their next start.</summary>
    /// <returns>The new key's identifier.</returns>
    public string Rotate()
    {
        if (folder is null || !File.Exists(Path.Combine(folder, CurrentFile)))
            throw new InvalidOperationException("The keys are in the configuration: add one to Audit:Keys, keep the others, and name it in Audit:CurrentKey.");
        var file = Path.Combine(folder, CurrentFile);
        File.Move(file, Path.Combine(folder, $"audit-{Identify(Read(file))}.key"));
        Write(file, RandomNumberGenerator.GetBytes(KeyBytes));
        return CurrentId = Add(Read(file));
    }

    private string Add(byte[] key)
    {
        var id = Identify(key);
        keys[id] = key;
        return id;
    }

    private static string Identify(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "audit-key"u8))[..12];

    private static byte[] Read(string file) => Parse(File.ReadAllText(file), file);

    private static byte[] Parse(string text, string where)
    {
        try
        {
            var key = Convert.FromBase64String(text.Trim());
            if (key.Length >= KeyBytes)
                return key;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new InvalidOperationException($"{where} does not hold a key of the audit trail: {KeyBytes} random bytes or more in base64. Restore it from the backup of the data folder.");
    }

    /// <summary>Whole or not at all, and never over another: two processes that start at once end up with one key.</summary>
    private static void Write(string file, byte[] key)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(unfinished);
        }
    }
}

/// <summary>How long the columns around keys and hashes are.</summary>
internal static class AuditSealLengths
{
    public const int KeyId = 20;
    public const int Hash = 64;
}
