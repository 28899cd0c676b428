@search
Feature: Search, sorted and filtered

  @PV-09.c
  Scenario: Another category is no new page view
    Given I open "Search"
    And I stay for 500 ms
    When I select "digital" in "category box"
    And I stay for 500 ms
    Then everything was tracked as planned

  @CL-12
  Scenario: The position is the one shown now
    Given I open "Search"
    And I stay for 500 ms
    When I click "sort button"
    And I click the 2nd "result card"
    Then I am on "Product detail"
    And everything was tracked as planned

  @CL-12
  Scenario: Positions count from one
    Given I open "Search"
    When I click the 2nd "result card"
    Then "result click" is reported once with:
      | field    | rule    |
      | sku      | = shown |
      | position | 1..     |
    And everything was tracked as planned

  @FD-08 @CL-07
  Scenario: Adding from the results says which request they came with
    Given I open "Search"
    When I click "result add button"
    Then "result add click" is reported once with:
      | field      | rule          |
      | request_id | matches /^r-/ |
    And "result click" is not reported

  @FD-18 @FD-03
  Scenario Outline: The query <query> is reported as the user wrote it
    Given I open "Home"
    And I stay long enough
    When I type "<query>" into "search box"
    And I press "Enter"
    Then I am on "Search"
    And everything was tracked as planned

    Examples:
      | query |
      | 茶    |
      | T恤 😀 |

  @PV-14
  Scenario: An address that is not there has a page view of its own
    Given I open "Not found"
    When I stay for 500 ms
    Then everything was tracked as planned
