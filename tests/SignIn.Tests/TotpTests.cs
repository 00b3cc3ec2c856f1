using System.Text;
using Platform.Host.SignIn.SecondFactors;

namespace SignIn.Tests;

public sealed class TotpTests
{
    // RFC 6238, appendix B, the rows of SHA-1, the last six of their eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_one_of_the_standard(long seconds, string code)
    {
        var key = Encoding.ASCII.GetBytes("12345678901234567890");
        Totp.CodeAt(key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);
    }

    [Fact]
    public void A_code_is_taken_for_one_step_either_side_and_no_further()
    {
        var key = Totp.NewKey();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        for (var off = -3; off <= 3; off++)
            Totp.FindStep(key, Totp.CodeAt(key, Totp.StepAt(now) + off), now, lastStep: 0).HasValue.ShouldBe(off is >= -1 and <= 1, $"{off} steps off");
    }

    [Fact]
    public void A_step_that_was_used_is_not_taken_again_nor_is_an_earlier_one()
    {
        var key = Totp.NewKey();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);
        Totp.FindStep(key, Totp.CodeAt(key, step), now, lastStep: step).ShouldBeNull();
        Totp.FindStep(key, Totp.CodeAt(key, step - 1), now, lastStep: step).ShouldBeNull();
        Totp.FindStep(key, Totp.CodeAt(key, step + 1), now, lastStep: step).ShouldBe(step + 1);
    }

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_is_that_of_the_standard_and_reads_back(string text, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);
        Base32.Decode(encoded).ShouldBe(Encoding.ASCII.GetBytes(text));
    }

    [Fact]
    public void Every_key_reads_back()
    {
        for (var i = 0; i < 200; i++)
        {
            var key = Totp.NewKey();
            Base32.Decode(Base32.Encode(key)).ShouldBe(key);
        }
    }

    [Fact]
    public void A_recovery_code_is_known_however_it_is_typed_and_by_its_person_alone()
    {
        var person = Guid.NewGuid();
        var (kept, shown) = RecoveryCode.New(Guid.NewGuid(), person);
        shown.Length.ShouldBe(19);
        kept.Hash.ShouldNotContain(shown);
        RecoveryCode.HashOf(person, shown.Replace('-', ' ').ToLowerInvariant()).ShouldBe(kept.Hash);
        RecoveryCode.HashOf(person, shown.Replace('O', '0').Replace('I', '1')).ShouldBe(kept.Hash);
        RecoveryCode.HashOf(Guid.NewGuid(), shown).ShouldNotBe(kept.Hash);
    }
}
