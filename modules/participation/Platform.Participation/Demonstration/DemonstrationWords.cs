using Platform.Participation.Voices;

namespace Platform.Participation.Demonstration;

/// <summary>What made-up children and families say in the demonstration, with the themes that a person confirms.</summary>
internal static class DemonstrationWords
{
    public static IReadOnlyList<(string Words, string[] Themes)> About(ViewAbout about) => about switch
    {
        ViewAbout.PlanAgreed => Plans,
        ViewAbout.ProgrammeCompleted => Programmes,
        _ => Endings,
    };

    public static IReadOnlyList<(VoiceWho Who, string About, string Words, string[] Themes)> Others { get; } =
    [
        (VoiceWho.ParentOrCarer, "How we are kept informed", "We only hear when something went wrong. I want to know when it goes well too.", ["family-and-home", "being-listened-to"]),
        (VoiceWho.ParentOrCarer, "Getting to appointments", "There is one bus and it does not wait. We miss things because of it.", ["getting-around"]),
        (VoiceWho.CommunityMember, "The evenings around the shops", "They are not bad kids. There is nothing to do and nowhere warm to go.", ["places-to-go"]),
        (VoiceWho.Sibling, "Home", "It is calmer at home now. We talk more.", ["family-and-home"]),
        (VoiceWho.CommunityMember, "The park", "The lights are out, so nobody feels safe there after five.", ["feeling-safe", "places-to-go"]),
    ];

    public static IReadOnlyList<(string ThemeCode, string YouSaid, string AskedOf, string Answer)> Answers { get; } =
    [
        ("getting-around", "The bus does not run when we need to get to our sessions.", "The council’s bus team", "Sessions now start when the bus gets in, and we pay the fare."),
        ("places-to-go", "There is nothing to do in the evening and nowhere warm to go.", "Youth services", "The hall is open on three evenings a week, and young people chose what happens there."),
        ("plans-in-my-words", "Plans are full of long words that we did not choose.", "The youth justice service", "Each plan now has a page in the child’s own words, and it comes first."),
        ("school-and-learning", "When we are out of school nobody asks us back.", "The schools partnership", "Somebody meets each child within two weeks to plan the way back."),
        ("being-listened-to", "We say the same thing to many people and nothing happens.", "The panel’s chair", "We cannot have one worker for everything yet. What you said is now passed on once, with your agreement."),
    ];

    private static readonly (string, string[])[] Plans =
    [
        ("It is my plan so I want the boxing club in it, not only meetings.", ["places-to-go", "plans-in-my-words"]),
        ("I did not understand the long words. When she read it out it was fine.", ["plans-in-my-words"]),
        ("Nobody asked me what I am good at before. I liked that.", ["being-listened-to", "my-worker"]),
        ("The bus takes over an hour. I will be late and then it looks like I do not care.", ["getting-around"]),
        ("I want to go back to school but the teachers think they know me.", ["school-and-learning", "fairness-and-respect"]),
        ("Mum should be in the plan. She is the one who gets me up.", ["family-and-home"]),
        ("Tell me the day before. If it changes on the day I stress out.", ["my-worker", "health-and-feelings"]),
        ("I want a job more than I want to talk.", ["work-and-money"]),
        ("It was okay. They listened to my side first.", ["being-listened-to"]),
    ];

    private static readonly (string, string[])[] Programmes =
    [
        ("I thought everybody carries. Turns out most do not. That changed it for me.", ["feeling-safe", "friends-and-pressure"]),
        ("The mentor grew up like me. That is why I listened.", ["my-worker", "being-listened-to"]),
        ("More doing, less talking. The gym part was the best.", ["places-to-go"]),
        ("I still feel scared walking home. The sessions do not fix the street.", ["feeling-safe"]),
        ("Getting there was the hardest bit. Two buses.", ["getting-around"]),
        ("I can say no to my mates now and they are still my mates.", ["friends-and-pressure"]),
    ];

    private static readonly (string, string[])[] Endings =
    [
        ("I would tell another kid to give it a chance.", ["being-listened-to"]),
        ("It helped when we did stuff outside the office.", ["my-worker", "places-to-go"]),
        ("I got through school in the end. Nobody thought so, me included.", ["school-and-learning"]),
        ("It ended a bit quick. I would have liked to say bye properly.", ["my-worker"]),
        ("Police still stop me. That bit is not fair.", ["police-and-stop-and-search", "fairness-and-respect"]),
        ("I sleep better now.", ["health-and-feelings"]),
    ];
}
