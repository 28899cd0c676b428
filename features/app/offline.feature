@app
Feature: The collector is away

  Events wait on disk and arrive once, with their own times.

  @LO-01 @P0
  Scenario: What was done meanwhile arrives later
    Given I open "Home"
    And I stay long enough
    And I tap the 1st "product card"
    And I am on "Product detail"
    When the collector is blocked
    And I tap "add to cart button"
    And I stay for 4 s
    And the collector is well again
    And I stay for 1 s
    Then everything was tracked as planned

  @DU-01 @P0
  Scenario: A retry is the same event
    Given I open "Home"
    And I stay long enough
    And I tap the 1st "product card"
    And I am on "Product detail"
    And I stay for 1 s
    When the collector answers 500 once
    And I tap "add to cart button"
    Then "add to cart click" is reported once
    And everything was tracked as planned
