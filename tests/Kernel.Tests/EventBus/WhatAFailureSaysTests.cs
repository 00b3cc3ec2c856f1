using Platform.Kernel.EventBus;

namespace Kernel.Tests.EventBus;

/// <summary>The words of a failure stay in the inbox and are shown on the Events page: they may say what broke, not whom it is about.</summary>
public sealed class WhatAFailureSaysTests
{
    [Theory]
    [InlineData("The duplicate key value is (Amira Khan, 2011-03-04).", "The duplicate key value is (…).")]
    [InlineData("The input string 'Amira' was not in a correct format.", "The input string '…' was not in a correct format.")]
    [InlineData("No child is called \"Amira\" or “Amira”.", "No child is called \"…\" or “…”.")]
    [InlineData("Cannot insert duplicate key row in object 'dbo.cases_Child' with unique index 'IX_cases_Child_Upn'.", "Cannot insert duplicate key row in object 'dbo.cases_Child' with unique index 'IX_cases_Child_Upn'.")]
    [InlineData("duplicate key value violates unique constraint \"PK_csp_Fact\"", "duplicate key value violates unique constraint \"PK_csp_Fact\"")]
    [InlineData("Cannot read the colour of the ticket.\nDetail: Amira", "Cannot read the colour of the ticket.")]
    public void A_value_in_quotes_or_brackets_is_left_out_and_a_table_is_named(string message, string said)
        => FailedEvents.Describe(new InvalidOperationException("outer", new ArgumentException(message))).ShouldBe("ArgumentException: " + said);
}
