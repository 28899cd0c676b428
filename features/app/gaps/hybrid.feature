@app @hybrid
Feature: A web page inside the app, not judged rightly yet

  Seen red on the clean app, through no fault of it, so they are no part of features/app:
  a click that opens a native screen over its page is given up after 4 s and has its effect, but WebKitWebDriver cannot be connected to a page that is covered, and the next look at it waits;
  a page inside that a native screen covers was taken for the app in the background (HY-04), and the observer came late into a page inside: both are mended by rule and observer, and have
  not been seen green here yet.

  @HY-03 @P0
  Scenario: Native, page inside, native again: the chain is whole
    Given I open "Home"
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I am on "Story"
    And I tap "story cart button"
    Then I am on "Cart"
    And everything was tracked as planned

  @HY-04 @P0
  Scenario: The page behind a native screen exposes nothing
    Given I open "Home"
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I am on "Story"
    And I tap "cart button"
    And I am on "Cart"
    And I stay for 4 s
    Then everything was tracked as planned

  @HY-01
  Scenario: A click on the page inside
    Given I open "Home"
    When I tap the 2nd "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I am on "Story"
    And I tap "story buy button"
    Then "story buy click" is reported once with:
      | field | rule    |
      | price | = shown |
    And everything was tracked as planned
