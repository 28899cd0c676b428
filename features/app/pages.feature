@app
Feature: Screens of the app

  Each visit of a screen reports itself once, on entry, and says where it came from.

  @PV-16
  Scenario: A link leads to the product at once
    Given I open "Product detail" with "from=push"
    Then the pv of "Product detail" is reported once
    And everything was tracked as planned

  @FD-14 @P0
  Scenario: The first screen
    Given I open "Home"
    Then the pv of "Home" is reported once
    And everything was tracked as planned

  @PV-01 @AT-01 @P0
  Scenario: From a card to the product
    Given I open "Home"
    And I stay long enough
    When I tap the 2nd "product card"
    Then I am on "Product detail"
    And the pv of "Product detail" is reported once with:
      | field         | rule            |
      | refer.page    | = home          |
      | refer.element | = product_click |
    And everything was tracked as planned

  @PV-05 @P0
  Scenario: Back to the list
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    And I am on "Product detail"
    And I go back
    Then I am on "Home"
    And everything was tracked as planned

  @AT-01 @AT-02
  Scenario: Back, and on to the cart
    Given I open "Home"
    And I stay long enough
    When I tap the 3rd "product card"
    And I am on "Product detail"
    And I go back
    And I am on "Home"
    And I stay long enough
    And I tap "cart button"
    Then I am on "Cart"
    And everything was tracked as planned

  @AT-01
  Scenario: The card that was tapped is the source, not the one seen last
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "product card"
    Then I am on "Product detail"
    And everything was tracked as planned

  @PV-03 @ID-03 @SE-01 @OR-01
  Scenario: The cart is the cart
    Given I open "Home"
    And I stay long enough
    When I tap "cart button"
    Then I am on "Cart"
    And everything was tracked as planned

  @PV-07
  Scenario: The cart is drawn anew
    Given I open "Home"
    And I stay long enough
    When I tap the 1st "card add button"
    And I tap "cart button"
    And I am on "Cart"
    And I tap "remove button"
    Then "cart remove click" is reported once
    And everything was tracked as planned

  @FD-14
  Scenario: The log in screen
    Given I open "Home"
    And I stay long enough
    When I tap "me button"
    Then I am on "Log in"
    And everything was tracked as planned
