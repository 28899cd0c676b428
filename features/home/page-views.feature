@home
Feature: Page views of the home page

  A page view is sent once when a user enters, and once for each tab that is shown for the first time.

  @PV-02 @P0
  Scenario: Entering home is one page view
    Given I open "Home"
    Then the pv of "Recommended" is reported once
    And no other "home recommended view" is reported

  @PV-02 @PV-03 @EX-01 @EX-02 @P0
  Scenario: Each tab reports its own page view
    Given I open "Home"
    And I stay long enough
    When I switch to the tab "Flash sale"
    Then everything was tracked as planned

  @PV-02 @PV-03 @PV-04 @EX-01 @EX-02 @EX-10
  Scenario: Going back to a tab reports no second page view
    Given I open "Home"
    And I stay long enough
    When I switch to the tab "Flash sale"
    And I switch to the tab "Recommended"
    And I switch to the tab "Flash sale"
    Then everything was tracked as planned

  @PV-02 @PV-05
  Scenario: Coming back from a product is a page view again
    Given I open "Home"
    When I click the 2nd "product card"
    Then I am on "Product detail"
    When I go back
    Then I am on "Home"
    And "home recommended view" is reported twice

  @PV-09
  Scenario: A product that opens inside the page has its own page view
    Given I open "Home"
    When I click the 3rd "product card"
    Then I am on "Product detail"
    And the pv of "Product detail" is reported once with:
      | field         | rule   |
      | refer.page    | = home |
      | refer.element | string |

  @PV-02 @PV-06
  Scenario: Leaving before the products arrive
    Given I open "Home" with "apiDelay=4000"
    When I leave the page
    Then the pv of "Recommended" is reported once
    And "product exposure" is not reported

  Rule: A page that opens by itself reports itself once

    Scenario Outline: Opening <page> is one page view
      Given I open "<page>"
      Then the pv of "<page>" is reported once

      @PV-01
      Examples:
        | page |
        | Cart |

      Examples:
        | page           |
        | Product detail |
        | Log in         |
        | Search         |
        | Checkout       |
        | Deals          |
        | Help           |
