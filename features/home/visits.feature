@home
Feature: Page views of home when a user comes, goes and comes back

  @PV-01.b
  Scenario: Home reports itself on entry
    Given I open "Home"
    When I stay for 1.2 s
    Then everything was tracked as planned

  @PV-05
  Scenario: Coming back names the page that was left
    Given I open "Home"
    And I stay long enough
    When I click the 2nd "product card"
    Then I am on "Product detail"
    When I go back
    Then I am on "Home"
    And everything was tracked as planned

  @PV-07
  Scenario: Another batch of products is no new page view
    Given I open "Home"
    And I stay for 500 ms
    When I click "refresh button"
    And I stay for 500 ms
    Then everything was tracked as planned

  @SE-01.b
  Scenario: A page that is loaded anew is a page view again, in the same session
    Given I open "Home"
    And I stay long enough
    When I reload the page
    And I stay long enough
    Then everything was tracked as planned

  @PV-08 @EX-11
  Scenario: The background and back is no new page view, and no new exposure
    Given I open "Home"
    And I stay long enough
    When the page goes to the background for 2 s
    And I stay long enough
    Then everything was tracked as planned

  @PV-11
  Scenario: Back from the back/forward cache is a page view
    Given I open "Home"
    And I stay long enough
    When I click "help link"
    Then I am on "Help"
    And I stay for 500 ms
    When I go back to the page as it was left
    Then I am on "Home"
    And I stay long enough
    And everything was tracked as planned

  @LC-03
  Scenario: Going to the background is reported
    Given I open "Home"
    And I stay for 500 ms
    When the page goes to the background
    Then everything was tracked as planned

  @CL-02 @EX-20
  Scenario: A click on the last product of the list says which it was
    Given I open "Home"
    When I scroll to the bottom of the page
    And I scroll to the last "product card" and stay
    And I click the last "product card"
    Then I am on "Product detail"
    And I do not see "product card"
    And "product click" is reported at most once
    And everything was tracked as planned

  @EX-02 @EX-20
  Scenario: A screen on and back, with a look at each
    Given I go to "Home"
    And I stay on the page for 1.3 s
    When I scroll down by 1 screen
    And I stay on the page for 1.3 s
    And I scroll up
    And I stay on the page for 1.3 s
    Then all events match the plan
