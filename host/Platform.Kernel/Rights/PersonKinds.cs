namespace Platform.Kernel.Rights;

/// <summary>The kinds of people about whom the platform holds records. A module may add its own.</summary>
public static class PersonKinds
{
    /// <summary>A child on the record.</summary>
    public const string Child = "child";

    /// <summary>A person who was harmed.</summary>
    public const string PersonHarmed = "person-harmed";

    /// <summary>An adult whose details one module keeps.</summary>
    public const string Adult = "adult";

    /// <summary>Somebody whom a partner's notice names and who is not on the record: a parent, a witness, a friend.</summary>
    public const string NamedPerson = "named-person";

    /// <summary>A person who works with the platform.</summary>
    public const string Worker = "worker";

    /// <summary>How people call a kind.</summary>
    public static string NameOf(string kind) => kind switch
    {
        Child => "Child on the record",
        PersonHarmed => "Person who was harmed",
        Adult => "Adult",
        NamedPerson => "Person named in a notice",
        Worker => "Person who works here",
        _ => kind,
    };
}
