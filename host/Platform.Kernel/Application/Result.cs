namespace Platform.Kernel.Application;

/// <summary>What came of a command: done, or what the person must change, field by field, in sentences they can act on.</summary>
public class Result
{
    private static readonly Result Done = new([], isConflict: false);

    /// <param name="errors">Empty for success.</param>
    /// <param name="isConflict">Somebody else changed the record first.</param>
    /// <param name="isNotFound">The record is not there, or is out of reach.</param>
    protected Result(IReadOnlyList<RuleError> errors, bool isConflict, bool isNotFound = false)
    {
        Errors = errors;
        IsConflict = isConflict;
        IsNotFound = isNotFound;
    }

    /// <summary>The record is not there, or is out of the person's reach.</summary>
    public bool IsNotFound { get; }

    /// <summary>It is done.</summary>
    public bool Succeeded => Errors.Count == 0;

    /// <summary>What stands in the way; empty when it is done.</summary>
    public IReadOnlyList<RuleError> Errors { get; }

    /// <summary>Somebody else changed the record first: nothing was saved.</summary>
    public bool IsConflict { get; }

    /// <summary>Done.</summary>
    public static Result Success() => Done;

    /// <summary>Done, with what it gives back.</summary>
    public static Result<TValue> Success<TValue>(TValue value) => new(value);

    /// <summary>Not done.</summary>
    /// <param name="field">The request's property that the sentence is about; empty for the whole.</param>
    /// <param name="sentence">What to do, in plain English.</param>
    public static Failure Failure(string field, string sentence) => new([new RuleError(field, sentence)]);

    /// <summary>Not done, for several reasons.</summary>
    public static Failure Failure(IEnumerable<RuleError> errors) => new([.. errors]);

    /// <summary>The record is not there, or not within the person's reach: the two are never told apart.</summary>
    public static Failure NotFound() => Failure("", "This record does not exist, or you cannot see it. Go back and choose it again.") with { IsNotFound = true };

    /// <summary>A failure as the result of any command.</summary>
    public static implicit operator Result(Failure failure) => new(failure.Errors, failure.IsConflict, failure.IsNotFound);
}

/// <summary>What came of a command that gives something back.</summary>
public sealed class Result<TValue> : Result
{
    private readonly TValue? value;

    internal Result(TValue value) : base([], isConflict: false) => this.value = value;

    private Result(IReadOnlyList<RuleError> errors, bool isConflict, bool isNotFound) : base(errors, isConflict, isNotFound)
    {
    }

    /// <summary>What it gives back.</summary>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    public TValue Value => Succeeded ? value! : throw new InvalidOperationException($"The command was refused: {string.Join(" ", Errors.Select(e => e.Message))}");

    /// <summary>A value as a success.</summary>
    public static implicit operator Result<TValue>(TValue value) => new(value);

    /// <summary>A failure as the result of this command.</summary>
    public static implicit operator Result<TValue>(Failure failure) => new(failure.Errors, failure.IsConflict, failure.IsNotFound);
}

/// <summary>Reasons why a command was not done; turns into any <see cref="Result"/>.</summary>
/// <param name="Errors">At least one.</param>
/// <param name="IsConflict">Somebody else changed the record first.</param>
public sealed record Failure(IReadOnlyList<RuleError> Errors, bool IsConflict = false)
{
    /// <summary>The record is not there, or is out of the person's reach.</summary>
    public bool IsNotFound { get; init; }
}

/// <summary>One reason.</summary>
/// <param name="Field">The request's property that it is about; empty for the whole.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record RuleError(string Field, string Message);
