@app @hybrid
Feature: A web page inside the app

  Inside the app the page reports over the bridge: one record, with the app's own ids.

  @HY-01 @HY-03.a @P0
  Scenario: The page inside reports once
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    Then I am on "Story"
    And the pv of "Story" is reported once
    And everything was tracked as planned

  @HY-01
  Scenario: The page inside is scrolled to its end
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I see "story buy button"
    And "add to cart button" is gone
    And I scroll to the bottom
    And I stay long enough
    And I tap the last "like"
    And I scroll to the top
    And I stay long enough
    Then everything was tracked as planned

  @HY-03.b @P0
  Scenario: Native, page inside, native again: the chain is whole
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I am on "Story"
    And I stay long enough
    And I tap "story cart button"
    Then I am on "Cart"
    And everything was tracked as planned

  @HY-04 @P0
  Scenario: The page behind a native screen exposes nothing
    Given I open "Home"
    And I stay long enough
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
    And I stay long enough
    When I tap the 2nd "product card"
    And I am on "Product detail"
    And I tap "its story button"
    And I am on "Story"
    And I tap "story buy button"
    Then "story buy click" is reported once with:
      | field | rule    |
      | price | = shown |
    And everything was tracked as planned
