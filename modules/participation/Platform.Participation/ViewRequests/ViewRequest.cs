using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.ViewRequests;

/// <summary>A child is to be asked what they think. It ends with their words, or with the record that they did not wish to say.</summary>
internal sealed class ViewRequest : AggregateRoot, IHasArea
{
    private ViewRequest()
    {
        AreaCode = "";
    }

    public ViewRequest(Guid id, Guid childId, string areaCode, ViewAbout about, Guid aboutId, DateOnly happenedOn, DateOnly dueOn, DateTime openedUtc) : base(id)
    {
        ChildId = childId;
        AreaCode = areaCode;
        About = about;
        AboutId = aboutId;
        HappenedOn = happenedOn;
        DueOn = dueOn;
        OpenedUtc = openedUtc;
    }

    public Guid ChildId { get; private set; }

    public string AreaCode { get; private set; }

    public ViewAbout About { get; private set; }

    /// <summary>The plan, intervention or case.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>When the plan was agreed, the programme finished or the case closed.</summary>
    public DateOnly HappenedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateTime OpenedUtc { get; private set; }

    public ViewRequestState State { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public DateTime? ClosedUtc { get; private set; }

    public Guid? VoiceId { get; private set; }

    /// <summary>What the worker did so that the child could say no without worry.</summary>
    public string? HowAsked { get; private set; }

    protected override string StreamKey => Streams.Child(ChildId);

    public Result Answer(Guid voiceId, DateOnly on, DateTime utc)
    {
        if (State != ViewRequestState.Open)
            return Result.Failure("", "This child has been asked already. Record what they say now as a new voice.");
        VoiceId = voiceId;
        Close(ViewRequestState.Answered, on, utc);
        return Result.Success();
    }

    public Result DidNotWish(string howAsked, DateOnly on, DateTime utc)
    {
        if (State != ViewRequestState.Open)
            return Result.Failure("", "This child has been asked already.");
        if (on < HappenedOn)
            return Result.Failure("AskedOn", "The day you asked cannot be before what the view is about. Check the date.");
        HowAsked = howAsked;
        Close(ViewRequestState.DidNotWish, on, utc);
        return Result.Success();
    }

    private void Close(ViewRequestState state, DateOnly on, DateTime utc)
    {
        State = state;
        ClosedOn = on;
        ClosedUtc = utc;
    }
}
