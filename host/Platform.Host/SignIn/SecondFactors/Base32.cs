using System.Text;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>Base 32 without padding (RFC 4648, section 6): what authenticator apps take keys in, and what people can read aloud.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int bits = 0, waiting = 0;
        foreach (var b in bytes)
        {
            bits = (bits << 8) | b;
            for (waiting += 8; waiting >= 5; waiting -= 5)
                text.Append(Alphabet[(bits >> (waiting - 5)) & 31]);
            bits &= (1 << waiting) - 1;
        }

        if (waiting > 0)
            text.Append(Alphabet[(bits << (5 - waiting)) & 31]);
        return text.ToString();
    }

    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        int bits = 0, waiting = 0;
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter);
            if (value < 0)
                throw new FormatException("Not base 32.");
            bits = ((bits << 5) | value) & 0xFFF;
            waiting += 5;
            if (waiting < 8)
                continue;
            waiting -= 8;
            bytes.Add((byte)(bits >> waiting));
            bits &= (1 << waiting) - 1;
        }

        return [.. bytes];
    }

    /// <summary>In groups of four, as people copy it.</summary>
    public static string InGroups(string text, char between) => string.Join(between, text.Chunk(4).Select(g => new string(g)));
}
