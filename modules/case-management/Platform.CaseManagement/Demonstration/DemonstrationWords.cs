namespace Platform.CaseManagement.Demonstration;

/// <summary>The made-up material of the demonstration. No name, address or sentence is a real person's.</summary>
internal static class DemonstrationWords
{
    public static string[] Girls { get; } =
    [
        "Aaliyah", "Abigail", "Aisha", "Amara", "Amelia", "Anastazja", "Beatrix", "Bronwen", "Chloë", "Daisy", "Ebony", "Elif", "Esme", "Evie", "Fatima", "Freya", "Grace",
        "Hanna", "Imani", "Isla", "Jasmine", "Keira", "Layla", "Lily-Mae", "Maja", "Maisie", "Niamh", "Nkechi", "Olivia", "Poppy", "Renée", "Rosie", "Saoirse", "Shanice",
        "Simran", "Sofia", "Tegan", "Tia", "Zahra", "Zoë",
    ];

    public static string[] Boys { get; } =
    [
        "Adam", "Alfie", "Amir", "Archie", "Ayaan", "Bailey", "Bartosz", "Caleb", "Callum", "Cian", "D’Andre", "Daniel", "Dylan", "Elijah", "Ethan", "Finley", "George", "Harvey",
        "Ibrahim", "Isaac", "Jack", "Jakub", "Jayden", "Jean-Luc", "Joshua", "Kai", "Kieran", "Kofi", "Leo", "Liam", "Logan", "Malachi", "Marcus", "Mason", "Mohammed", "Noah",
        "Oliver", "Oscar", "Rhys", "Riley", "Ryan", "Samuel", "Seán", "Tariq", "Theo", "Thomas", "Tyler", "Yusuf", "Zachary", "Zayn",
    ];

    public static string[] Families { get; } =
    [
        "Abara", "Adeyinka", "Ahmed", "Allsopp", "Arkwright", "Bąk", "Begum", "Bennett", "Blackmore", "Boateng", "Brightwell", "Carrow", "Chaudhry", "Clements", "Cotterill", "Cross",
        "Dang", "Delgado", "Doyle", "Drewett", "Edgecombe", "Eriksen", "Farrant", "Fernandes", "Fofanah", "Gallagher", "Ghumman", "Gill", "Greenhalgh", "Hallam", "Hassan", "Hobbs",
        "Hussain", "Iqbal", "Jagger", "Joseph", "Kamara", "Kaur", "Kessell", "Kowalska-Reid", "Lacey", "Lockyer", "Mahoney", "Marlow", "Mensah", "Mbatha", "Nolan", "Novák", "O’Brien",
        "O’Sullivan", "Okafor", "Osborne", "Painter", "Patel", "Penhaligon", "Pryce", "Rafferty", "Rahman", "Redfern", "Rourke", "Sahota", "Selwood", "Sesay", "Sinclair", "Smith-Jones",
        "Stagg", "Tamplin", "Thorne", "Tovey", "Uddin", "Varley", "Vaughan", "Wadham", "Whitcombe", "Winslade", "Yeo", "Zielińska", "Żak",
    ];

    /// <summary>18+1 codes with weights, roughly the mix of a mixed rural and urban partnership.</summary>
    public static (string Code, int Weight)[] Ethnicities { get; } =
    [
        ("W1", 60), ("W2", 1), ("W3", 2), ("W9", 5), ("M1", 6), ("M2", 2), ("M3", 2), ("M9", 2), ("A1", 3), ("A2", 2), ("A3", 1), ("A9", 2), ("B1", 3), ("B2", 4), ("B9", 2), ("O9", 1), ("NS", 2),
    ];

    public static (string Area, int Children, string[] Postcodes, string[] Lsoas, string[] Places)[] Areas { get; } =
    [
        ("E06000030", 150, ["SN1 1AA", "SN2 1AB", "SN2 5DE", "SN3 2LR", "SN3 5BX", "SN25 1TY", "SN5 7DD"],
            ["E01015471", "E01015483", "E01015492", "E01015502", "E01015511", "E01015520", "E01015529", "E01015540", "E01015549"],
            ["Faraday Park skate bowl", "the bus station", "Penhill shops", "outside the town library", "the retail park", "on a chat app"]),
        ("E06000054", 125, ["BA14 8AA", "SP1 2BJ", "SN15 1AB", "SN10 1DQ", "BA12 9AN", "SP4 7AW"],
            ["E01031841", "E01031851", "E01031860", "E01031869", "E01031882", "E01031892", "E01031903", "E01031912", "E01031921"],
            ["the recreation ground", "the market place", "Trowbridge railway station", "the leisure centre", "a friend’s home", "on a chat app"]),
        ("E06000022", 75, ["BA1 1AA", "BA2 2RD", "BA3 3JN", "BS31 1AB"], [], ["the riverside path", "the bus station", "the skate park", "outside a takeaway", "on a chat app"]),
        ("E07000079", 50, ["GL7 1AA", "GL54 1BS", "GL56 0AX", "GL8 8AA"], [], ["the market place", "the recreation ground", "the abbey grounds", "on a chat app"]),
    ];

    public static (string Kind, string Name, string[] Notices)[] Agencies { get; } =
    [
        ("police", "Four Rivers Police", ["arrest", "stop-and-search", "custody", "missing", "anti-social-behaviour", "intelligence", "domestic-abuse"]),
        ("education", "Four Rivers Schools Partnership", ["exclusion", "absence", "online-harm"]),
        ("emergency-department", "Great Hollow Hospital", ["emergency-attendance"]),
        ("childrens-social-care", "Four Rivers Children’s Services", ["exploitation", "missing", "domestic-abuse"]),
        ("housing", "Ridgeway Homes", ["anti-social-behaviour", "housing"]),
        ("voluntary", "Open Door Youth Work", ["exploitation", "other", "online-harm"]),
    ];

    public static string[] Drivers { get; } =
        ["exploitation", "peer-conflict", "group-conflict", "online-conflict", "peer-pressure", "fear-and-protection", "substance-use", "trauma", "out-of-school", "domestic-abuse-at-home", "been-harmed-before", "nothing-to-do"];

    public static string[] Strengths { get; } =
    [
        "Good with younger children and patient with them.\nLoves football and has not missed training since the summer.",
        "Draws every day; the art teacher has kept a folder of the work.\nClose to their gran.",
        "Funny, quick, and good at mending bikes.\nWants to be a mechanic.",
        "Cooks for the family at weekends.\nHas two steady friends from primary school.",
        "A strong reader who likes history.\nTrusts the school’s inclusion lead.",
        "Makes music at home and has played at the youth club.\nHolds the family together when things are hard.",
        "Honest, and says sorry when something goes wrong.\nGoes fishing with an uncle.",
        "Boxes twice a week; the coach thinks highly of them.",
    ];

    public static string?[] Safety { get; } =
    [
        null, null,
        "Ring before you visit, and come to the side door.",
        "Meet at the youth club, not near the bus station.",
        "Needs words read aloud and time to answer.",
        "Do not leave letters about meetings where others in the home may find them.",
        "Feels safest with a worker they know: say who is coming.",
    ];

    public static string[] Narratives { get; } =
    [
        "There was an argument that had begun online the night before.\nStaff parted the children and spoke with each of them alone.",
        "The child was with four others. An adult whom nobody knew was seen to give them a bag.\nThe child was frightened and asked to go home.",
        "Called by a neighbour. The child said they had nowhere else to go that evening.",
        "The child was searched on the way home from school. They said they carry it because they are afraid of a group from another area.",
        "Came with a cut to the hand and did not want to say how it happened. Left with a parent.",
        "The school has tried mentoring and a shorter day. The family asks for help and not for another meeting.",
        "Missing from tea time until the next morning. Found at a friend’s flat, tired and hungry.",
        "Messages were passed round that named the child and threatened them.",
    ];

    /// <summary>Offence, weapon, injury, people harmed, weight.</summary>
    public static (string Offence, string? Weapon, string Injury, int Harmed, int Weight)[] Incidents { get; } =
    [
        ("possession-of-blade", "knife", "none", 0, 20),
        ("threatening-with-weapon", "knife", "none", 1, 9),
        ("wounding", "knife", "serious", 1, 6),
        ("actual-bodily-harm", null, "minor", 1, 14),
        ("common-assault", null, "minor", 1, 12),
        ("robbery", "knife", "none", 1, 6),
        ("robbery", null, "none", 1, 7),
        ("attempted-robbery", null, "minor", 2, 3),
        ("affray", null, "minor", 2, 5),
        ("criminal-damage", null, "none", 1, 7),
        ("supply-class-b-c", null, "none", 0, 5),
        ("threats-to-kill", null, "none", 1, 3),
        ("violent-disorder", "other", "minor", 3, 2),
        ("possession-of-offensive-weapon", "other", "none", 0, 4),
    ];

    public static string[] Hopes { get; } =
    [
        "To get back to school for more than two hours a day, and not be looked at like that.",
        "To get my bike back and my mates back, and Mum not crying.",
        "To finish the mechanics course and earn.",
        "To be left alone by them lot, and to walk to town again.",
        "To sleep, and not think about it.",
    ];

    public static string[] ChildsWords { get; } =
    [
        "I’m not that person. It was one day.",
        "Everyone talks about me, nobody asks me. This time you asked.",
        "I carry it because they do. If you can make them stop I don’t need it.",
        "I like the boxing. When I’m there I’m just Kai.",
        "My nan says I’m kind. I want that on the form.",
        "I want to say sorry to him but not with everyone watching.",
        "School was good till year eight. I’d go back if it wasn’t that school.",
        "If my worker keeps changing I’m not doing it again.",
        "I can be a role model for my brother, he copies everything I do.",
        "It’s boring here. Give us somewhere warm and something to do.",
        "I was scared. I know that’s not an excuse.",
        "Three good things: my dog, my drums, my sister.",
    ];

    public static string[] NoWords { get; } =
    [
        "They have not felt able to talk yet. We meet at the youth club next week with somebody they chose.",
        "We have not yet found a way of asking that works: a speech and language therapist helps from next week.",
    ];

    public static (string Kind, string What, string Who)[] PlanItems { get; } =
    [
        ("activity", "Boxing at the gym on Tuesdays and Thursdays", "child"),
        ("activity", "Two mornings a week in the bike workshop", "partner"),
        ("activity", "Art club after school", "child"),
        ("interaction", "Sunday dinner at gran’s with the phones off", "family"),
        ("interaction", "A walk with the mentor every Wednesday", "worker"),
        ("interaction", "Meet the youth worker with a friend along", "partner"),
        ("role", "Help the coach with the under-tens", "child"),
        ("role", "Teach the little brother the drums", "child"),
        ("role", "Young leader at the summer scheme", "partner"),
        ("goal", "Back on a full timetable by half term", "partner"),
        ("goal", "A way home that feels safe", "worker"),
        ("goal", "A letter to the person harmed, if they would like one", "child"),
    ];

    public static string[] ClosingViews { get; } =
    [
        "It helped that it was the same person each time.",
        "I didn’t want to come at first. Now I’d say do it.",
        "The boxing was the best bit. The forms were the worst.",
        "I’ve got my own reasons now.",
        "Thanks for coming to the match.",
    ];
}
