@search
Feature: Search

  @FD-03 @P0
  Scenario: A search says what was looked for, and how it was filtered
    Given I open "Home"
    When I type "tea" into "search box"
    And I press "Enter"
    Then I am on "Search"
    And "search" is reported once with:
      | field             | rule          |
      | query             | = tea         |
      | filters           | object        |
      | result_count      | integer, 0..  |
    And the pv of "Search" is reported once

  @AT-03
  Scenario: A click on a result is a result's, not the home page's
    Given I open "Search"
    When I click the 1st "result card"
    Then "result click" is reported once with:
      | field    | rule    |
      | sku      | = shown |
      | position | = 1     |
    And "product click" is not reported
