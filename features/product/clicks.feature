@product
Feature: Clicks on a product's page

  @CL-01 @P0
  Scenario: A user who clicks nothing reports no click
    Given I open "Product detail" of "SKU-2"
    When I stay for 1.2 s
    Then "buy now click" is not reported
    And "add to cart click" is not reported

  @FD-01 @FD-16 @P0
  Scenario: Adding to the cart says what was added
    Given I open "Product detail" of "SKU-3"
    When I click "add to cart button"
    Then "add to cart click" is reported once with:
      | field              | rule                               |
      | sku                | = shown                            |
      | price              | = shown                            |
      | product.price      | = shown, 1..                       |
      | product.category   | one of digital, home, fashion, food |
      | product.item_id    | = shown                            |
      | product.attributes | object                             |
    And no other "add to cart click" is reported

  @FD-01 @CL-05
  Scenario: Each of three quick clicks is reported
    Given I open "Product detail" of "SKU-4"
    When I click "add to cart button" 3 times in a row
    Then the click on "add to cart button" is reported 3 times

  @CL-09
  Scenario: A sold-out product reports no click
    Given I open "Product detail" of "SKU-9"
    When I click "add to cart button"
    And I click "buy now button"
    Then "add to cart click" is not reported
    And "buy now click" is not reported

  @CL-01
  Scenario: A product's page is tracked as planned
    Given I open "Product detail" of "SKU-5"
    When I stay for 500 ms
    Then everything was tracked as planned
