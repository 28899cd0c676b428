@product
Feature: Every way of using a product's page

  @CL-02.c @CL-06 @FD-12 @FD-16 @FD-22
  Scenario: The add-to-cart button reports itself, with what the screen shows
    Given I open "Product detail" of "SKU-3"
    When I click "add to cart button"
    And I stay for 300 ms
    Then the click on "add to cart button" is reported once
    And everything was tracked as planned

  @FD-16 @AT-01
  Scenario: The next product has its own price
    Given I open "Product detail" of "SKU-2"
    When I click "add to cart button"
    And I click the 1st "recommended product"
    Then I am on "Product detail"
    And I stay for 300 ms
    When I click "add to cart button"
    And I stay for 300 ms
    Then "add to cart click" is reported twice
    And everything was tracked as planned

  @FD-02 @FD-09.b
  Scenario: Buying says how many and for how much
    Given I open "Product detail" of "SKU-5"
    When I click "buy now button"
    Then I am on "Checkout"
    And everything was tracked as planned

  @CL-05.b
  Scenario: A second click a moment later is a click of its own
    Given I open "Product detail" of "SKU-4"
    When I click "add to cart button"
    And I stay for 600 ms
    And I click "add to cart button"
    Then "add to cart click" is reported twice
    And everything was tracked as planned

  @CL-11
  Scenario: The keyboard counts as well
    Given I open "Product detail" of "SKU-2"
    And I stay for 300 ms
    When I press "Enter" on "add to cart button"
    And I stay for 300 ms
    Then "add to cart click" is reported once
    And everything was tracked as planned

  @EX-17
  Scenario: A list to the side shows only what is in view
    Given I open "Product detail" of "SKU-2"
    When I scroll to "recommended list"
    And I stay long enough
    Then everything was tracked as planned

  @EX-17
  Scenario: A small scroll in a list to the side exposes nothing again
    Given I open "Product detail" of "SKU-2"
    When I scroll to "recommended list"
    And I stay long enough
    And I scroll up by 20 pixels
    And I stay for 500 ms
    Then everything was tracked as planned

  @EX-19
  Scenario: A story whose picture never comes is no exposure
    Given I open "Product detail" with "apiFail=story"
    When I scroll down by 600 pixels
    And I stay for 2 s
    Then everything was tracked as planned

  @AT-05
  Scenario: The same product twice: the place tells which was clicked
    Given I open "Product detail" of "SKU-2"
    When I scroll to the 9th "recommended product"
    And I click the 9th "recommended product"
    Then I am on "Product detail"
    And everything was tracked as planned
    And "recommended product click" is reported once with:
      | field    | rule |
      | position | 9..9 |
