namespace TrackE2E.Gherkin;

// four names for one thing: kept together

/// <summary>Binds a method to Given steps.</summary>
public sealed class GivenAttribute(string expression) : StepDefinitionBaseAttribute(StepKinds.Given, expression);

/// <summary>Binds a method to When steps.</summary>
public sealed class WhenAttribute(string expression) : StepDefinitionBaseAttribute(StepKinds.When, expression);

/// <summary>Binds a method to Then steps.</summary>
public sealed class ThenAttribute(string expression) : StepDefinitionBaseAttribute(StepKinds.Then, expression);

/// <summary>Binds a method to steps with any keyword.</summary>
public sealed class StepDefinitionAttribute(string expression) : StepDefinitionBaseAttribute(StepKinds.Any, expression);
