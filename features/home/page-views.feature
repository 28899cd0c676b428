@home
Feature: Page views of the home page

  A page view is sent once when a user enters, and once for each tab shown first.

  @PV-01 @PV-02 @P0
  Scenario: Entering home is one page view
    Given I open "Home"
    Then the pv of "Recommended" is reported once
    And no other "home recommended view" is reported
