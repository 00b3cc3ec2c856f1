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

    /// <summary>How many themes an area raises; the last two of them are open today.</summary>
    public const int ThemesOfAnArea = 5;

    /// <summary>What an area is told, in the order of its year. Each area hears something of its own, and no poster repeats another.</summary>
    public static (string ThemeCode, string YouSaid, string AskedOf, string Answer) Answer(int area, int index)
    {
        // Another theme comes first in each area.
        var theme = AnswersByTheme[(index + area) % AnswersByTheme.Length];
        var (youSaid, answer) = theme.Said[area % theme.Said.Length];
        return (theme.ThemeCode, youSaid, theme.AskedOf, answer);
    }

    private static readonly (string ThemeCode, string AskedOf, (string YouSaid, string Answer)[] Said)[] AnswersByTheme =
    [
        ("getting-around", "The council’s bus team",
        [
            ("The bus does not run when we need to get to our sessions.", "Sessions now start when the bus gets in, and we pay the fare."),
            ("It takes two buses to get to you, and one of them never comes.", "A worker now meets you in your own village every second week."),
            ("We pay for the bus ourselves and it is too much.", "You get a bus pass on the first day, for as long as we work together."),
            ("It is dark when we walk back to the stop.", "Evening sessions end half an hour earlier, and somebody walks to the stop with you."),
        ]),
        ("places-to-go", "Youth services",
        [
            ("There is nothing to do in the evening and nowhere warm to go.", "The hall is open on three evenings a week, and young people chose what happens there."),
            ("The club is good but it shuts when school does.", "The club now opens in every school holiday."),
            ("Everything costs money, so we sit outside the shops.", "The sports centre is free on two evenings, without a card."),
            ("There is a place for football and nothing for the rest of us.", "There is now a music room and a kitchen, and a group of you keeps the keys."),
        ]),
        ("plans-in-my-words", "The youth justice service",
        [
            ("Plans are full of long words that we did not choose.", "Each plan now has a page in the child’s own words, and it comes first."),
            ("You wrote the plan before you met me.", "Nobody writes a plan before the second meeting any more."),
            ("I got my plan in a letter and did not open it.", "We read the plan together, and you choose how to keep it."),
            ("My plan only says what I must not do.", "Every plan now begins with what you are good at and want."),
        ]),
        ("school-and-learning", "The schools partnership",
        [
            ("When we are out of school nobody asks us back.", "Somebody meets each child within two weeks to plan the way back."),
            ("Half a day of school is not school.", "Short timetables now have an end date, and you are told it."),
            ("Teachers hear about us before they meet us.", "Schools are told what helps you, and you see it first."),
            ("I want to learn a trade and nobody shows me one.", "Three local firms offer a week to try out their work."),
        ]),
        ("being-listened-to", "The panel’s chair",
        [
            ("We say the same thing to many people and nothing happens.", "We cannot have one worker for everything yet. What you said is now passed on once, with your agreement."),
            ("You ask us things and we never hear what came of it.", "Somebody now tells you what came of it, in person, before it goes on a poster."),
            ("Meetings are full of adults who talk about us.", "You choose who is in the room, and you speak first."),
            ("We only hear from you when something went wrong.", "Your worker now calls once a week with something that went well."),
        ]),
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
