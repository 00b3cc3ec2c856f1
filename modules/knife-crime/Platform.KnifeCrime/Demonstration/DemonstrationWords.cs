namespace Platform.KnifeCrime.Demonstration;

/// <summary>What the people of the demonstration say. All of it is made up.</summary>
internal static class DemonstrationWords
{
    public static readonly IReadOnlyList<string> Suitability =
    [
        "She looks after her little brother and wants to feel safe on the way to school. One to one suits her, she says.",
        "He is good with his hands and trusts the worker at the club. He asked what else he could do when friends call.",
        "He is funny and loyal. He told his case worker that carrying makes him more scared, not less.",
        "She boxes twice a week and wants to coach. A mentor from the club can meet her there.",
        "He came to us after hospital and wants somebody who was not there that night to talk to.",
    ];

    public static readonly IReadOnlyList<string> Explanations =
    [
        "Read it out together and drew who would know what.",
        "Explained it at the kitchen table, with his aunt there. He said it back in his own words.",
        "With the picture cards from school, in two short talks.",
        "Over a walk. Went through what stays between us and what cannot.",
    ];

    public static readonly IReadOnlyList<string> Yes =
    [
        "Alright, I will give it a go.", "Yeah, if it is with Jo.", "Can we meet somewhere that is not school?", "Ok. But I can stop, yeah?", "I want to. I am tired of looking over my shoulder.",
    ];

    public static readonly IReadOnlyList<string> ParentsAndCarers =
    [
        "His mum was there and is glad of it.", "Her dad knows and will drive her.", "Her foster carer has been told, she asked us to.", "His nan knows. He will tell his dad himself.",
    ];

    public static readonly IReadOnlyList<string> AtSessions =
    [
        "First time somebody asked me what I think.",
        "I did not know you could bleed that fast. I keep thinking about it.",
        "I told my mate I was busy. He was fine about it.",
        "I walk the other way round now, by the shops.",
        "I liked the boxing. I was not angry after.",
        "It was a bit boring but the food was good.",
        "I want to be an electrician, I never said that before.",
        "My brother listens to me more now.",
        "I still get scared on the bus.",
        "I deleted the app. It was all just beef.",
        "You lot actually turned up.",
        "I left it at home today. Felt weird. Felt lighter.",
    ];

    public static readonly IReadOnlyList<string> AtTheEnd =
    [
        "I would tell another kid to do it.", "It helped me think before I go out.", "Wish it was longer.", "I have got people to call now.", "It was not like school. I got to choose stuff.",
    ];

    public static readonly IReadOnlyList<string> Later =
    [
        "Still at college. Still boxing.", "It is quieter now. I moved my bus stop.", "Got a Saturday job.", "Some days are hard but I have not carried.", "Good, yeah. Can I come back and help with the younger ones?",
    ];
}
