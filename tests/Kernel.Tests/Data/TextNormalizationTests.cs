using System.Text;
using Platform.Kernel.Data;

namespace Kernel.Tests.Data;

public sealed class TextNormalizationTests
{
    [Theory]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("Am\uFFFEira", "Am ira")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("", "")]
    public void Any_text_can_be_normalised(string typed, string composed) => typed.NormalizeAny(NormalizationForm.FormC).ShouldBe(composed);

    // Not among the data above: an attribute cannot hold half of a pair.
    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => "\uD800Amira\uDC00".NormalizeAny(NormalizationForm.FormC).ShouldBe("\uFFFDAmira\uFFFD");

    [Fact]
    public void What_the_framework_takes_comes_out_as_the_framework_has_it()
    {
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (code is >= 0xD800 and < 0xE000 or 0xFFFE)
                continue;
            var text = "a" + char.ConvertFromUtf32(code) + "b";
            if (text.NormalizeAny(NormalizationForm.FormD) != text.Normalize(NormalizationForm.FormD))
                text.NormalizeAny(NormalizationForm.FormD).ShouldBe(text.Normalize(NormalizationForm.FormD), $"U+{code:X4}");
        }
    }
}
