@app
Feature: Cards that were seen

  Half of a card for one unbroken second counts, once in a visit.

  @EX-01 @EX-02 @OR-02 @P0
  Scenario: A second on home
    Given I open "Home"
    When I stay long enough
    Then everything was tracked as planned

  @EX-01 @EX-07
  Scenario: A small scroll reports nothing again
    Given I open "Home"
    And I stay long enough
    When I scroll down by 30 pixels
    And I stay long enough
    Then everything was tracked as planned

  @EX-01 @EX-03
  Scenario: Less than half is not enough
    Given I open "Home"
    And I stay long enough
    When I scroll until 45% of the 9th "product card" is visible
    And I stay long enough
    Then everything was tracked as planned

  @EX-01 @EX-04
  Scenario: A short look is not enough
    Given I open "Home"
    And I stay long enough
    When I fling down 1 screen
    And I fling up 2 screens
    And I stay long enough
    Then everything was tracked as planned

  @EX-05
  Scenario: Short looks do not add up
    Given I open "Home"
    And I stay long enough
    When I fling down 1 screen
    And I stay for 0.2 s
    And I fling up 2 screens
    And I fling down 1 screen
    And I stay for 0.2 s
    And I fling up 2 screens
    And I fling down 1 screen
    And I stay for 0.2 s
    And I fling up 2 screens
    Then everything was tracked as planned

  @EX-01 @EX-02.b @EX-06
  Scenario: What passes by is not seen
    Given I open "Home"
    And I stay long enough
    When I fling down 2 screens
    And I stay long enough
    Then everything was tracked as planned

  @EX-08
  Scenario: Out of view and in again is one exposure
    Given I open "Home"
    And I stay long enough
    When I fling down 1 screen
    And I fling up 2 screens
    And I stay long enough
    Then everything was tracked as planned

  @EX-09
  Scenario: Another visit sees the cards anew
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I go back
    And I am on "Home"
    And I stay long enough
    Then everything was tracked as planned

  @CL-02
  Scenario: A tap on the last card of the list says which it was
    Given I open "Home"
    When I scroll to the bottom
    And I tap the last "product card"
    Then I see "add to cart button"
    And "banner" is gone
    And "product click" is reported once with:
      | field | rule    |
      | sku   | = shown |
