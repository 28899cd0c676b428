Feature: Counts, targets, times and order that must fail

  The shop is clean; each scenario expects what it does not do.

  @kind:missing-event
  Scenario: An event that nobody reports
    Given I open "Log in"
    Then "welcome popup" is reported once

  @kind:unexpected-event
  Scenario: A click that is said not to be reported
    Given I open "Product detail" of "SKU-2"
    When I click "add to cart button"
    Then "add to cart click" is not reported

  @kind:duplicate-event
  Scenario: A page that is opened twice is said to report once
    Given I open "Cart"
    When I refresh the page
    Then the pv of "Cart" is reported once

  @kind:unplanned-event
  Scenario: A page view that the plan does not have
    Given I open "Log in"
    Then nothing unplanned is reported

  @kind:wrong-target
  Scenario: The second card is said to be the first
    Given I open "Home"
    When I click the 2nd "product card"
    Then "product click" is reported once with:
      | field | rule    |
      | sku   | = SKU-1 |

  @kind:outside-window
  Scenario: An exposure that is said to need two seconds
    Given I open "Home"
    When I stay long enough
    Then "product exposure" is reported once with:
      | field    | rule |
      | position | = 1  |

  @kind:wrong-order
  Scenario: The click is said to come before the page view
    Given I open "Product detail" of "SKU-2"
    When I click "add to cart button"
    Then the events are reported in this order:
      | event               |
      | add to cart click   |
      | product detail view |
