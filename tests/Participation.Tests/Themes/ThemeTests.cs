using Platform.Kernel.Application;
using Platform.Participation.Themes;

namespace Participation.Tests.Themes;

public sealed class ThemeTests
{
    private static readonly DateOnly Raised = new(2025, 6, 2);
    private readonly Guid first = Guid.NewGuid();
    private readonly Guid second = Guid.NewGuid();

    [Fact]
    public void Nothing_is_closed_unanswered()
        => Asked().Publish(Raised, null, Utc(Raised)).Errors.Single().Message.ShouldBe("There is no answer to publish. Record one first.");

    [Theory]
    [InlineData(AnswerKind.Done)]
    [InlineData(AnswerKind.Doing)]
    [InlineData(AnswerKind.Cannot)]
    public void Nothing_is_closed_untold(object kind)
    {
        var theme = Asked();
        Answer(theme, (AnswerKind)kind);
        Tell(theme, first).Succeeded.ShouldBeTrue();

        theme.Publish(Raised.AddDays(9), null, Utc(Raised)).Errors.Single().Message.ShouldBe("Nothing is closed untold: 1 of those who said it still have to be told.");

        theme.State.ShouldBe(ThemeState.Answered);
        Tell(theme, second).Succeeded.ShouldBeTrue();
        theme.Publish(Raised.AddDays(9), null, Utc(Raised)).Succeeded.ShouldBeTrue();
        theme.State.ShouldBe((AnswerKind)kind == AnswerKind.Doing ? ThemeState.Doing : ThemeState.Closed);
    }

    [Fact]
    public void After_doing_everybody_is_told_again_of_done()
    {
        var theme = Asked();
        Answer(theme, AnswerKind.Doing);
        Tell(theme, first);
        Tell(theme, second);
        theme.Publish(Raised.AddDays(9), null, Utc(Raised)).Succeeded.ShouldBeTrue();

        Answer(theme, AnswerKind.Doing, Raised.AddDays(20)).Succeeded.ShouldBeFalse();
        Answer(theme, AnswerKind.Done, Raised.AddDays(20)).Succeeded.ShouldBeTrue();

        theme.Untold.ShouldBe([first, second], ignoreOrder: true);
        theme.Publish(Raised.AddDays(21), null, Utc(Raised)).Succeeded.ShouldBeFalse();
        Tell(theme, first, Raised.AddDays(21));
        Tell(theme, second, Raised.AddDays(21));
        theme.Publish(Raised.AddDays(21), null, Utc(Raised)).Succeeded.ShouldBeTrue();
        theme.State.ShouldBe(ThemeState.Closed);
        theme.FirstToldOn.ShouldBe(Raised.AddDays(8), "the first telling is what counts as in time");
    }

    [Fact]
    public void People_are_told_after_the_answer_once_and_only_those_who_said_it()
    {
        var theme = Asked();
        Tell(theme, first).Succeeded.ShouldBeFalse("there is no answer yet");
        Answer(theme, AnswerKind.Done);

        Tell(theme, first, Raised).Succeeded.ShouldBeFalse("before the answer");
        Tell(theme, Guid.NewGuid()).Succeeded.ShouldBeFalse("a voice of another theme");
        Tell(theme, first).Succeeded.ShouldBeTrue();
        Tell(theme, first).Errors.Single().Message.ShouldBe("This person has been told already.");
    }

    [Fact]
    public void It_is_not_published_before_everybody_was_told()
    {
        var theme = Asked();
        Answer(theme, AnswerKind.Done);
        Tell(theme, first);
        Tell(theme, second, Raised.AddDays(12));

        theme.Publish(Raised.AddDays(11), null, Utc(Raised)).Errors.Single().Field.ShouldBe("PublishedOn");
    }

    private Theme Asked()
        => new(Guid.NewGuid(), "E06000030", "getting-around", "The bus does not run.", "The bus team", [first, second, first], Raised, new ThemeDates(Raised.AddDays(20), Raised.AddDays(40)), Utc(Raised));

    private static Result Answer(Theme theme, AnswerKind kind, DateOnly? on = null)
        => theme.Answer(new ThemeAnswer
        {
            Id = Guid.NewGuid(), Kind = kind, Text = "The bus runs.", AnsweredOn = on ?? Raised.AddDays(7), RecordedUtc = Utc(on ?? Raised.AddDays(7)), RecordedBy = "A lead",
        });

    private static Result Tell(Theme theme, Guid voice, DateOnly? on = null)
        => theme.Tell(
            new Telling
            {
                Id = Guid.NewGuid(), AnswerId = theme.LatestAnswer?.Id ?? Guid.Empty, VoiceId = voice, ToldOn = on ?? Raised.AddDays(8), Way = TellingWay.Conversation, RecordedBy = "A lead",
            },
            Utc(on ?? Raised.AddDays(8)));

    private static DateTime Utc(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
