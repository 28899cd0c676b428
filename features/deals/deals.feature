@deals
Feature: Deals: a thousand rows in a recycled list

  @EX-06
  Scenario: Flung past a hundred rows, only what stands still is exposed
    Given I open "Deals"
    When I scroll down by 9000 pixels
    And I stay long enough
    Then everything was tracked as planned

  @EX-15
  Scenario: A recycled row is the deal that it shows now
    Given I open "Deals"
    And I stay long enough
    When I scroll down by 1500 pixels
    And I stay long enough
    And I scroll down by 1500 pixels
    And I stay long enough
    Then everything was tracked as planned

  @EX-22
  Scenario: Hot words are reported in batches, each word once
    Given I open "Deals"
    And I stay long enough
    When I click "more words button"
    And I stay long enough
    Then everything was tracked as planned

  @EX-24
  Scenario: What lies under the bars is not seen
    Given I open "Deals"
    When I stay long enough
    And I scroll down by 85 pixels
    And I stay long enough
    Then everything was tracked as planned

  @LO-05
  Scenario: A visitor is in the sample or is not
    Given I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    And I open "Deals"
    Then everything was tracked as planned
