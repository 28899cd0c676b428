@app @hybrid
Feature: A web page inside the app

  Inside the app the page reports over the bridge: one record, with the app's own ids.

  @HY-01 @P0
  Scenario: The page inside reports once
    Given I open "Home"
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    Then I am on "Story"
    And the pv of "Story" is reported once
    And everything was tracked as planned
