@attribution
Feature: Where visitors come from, and which variant they see

  @AT-01
  Scenario: A product names the card that led to it
    Given I open "Home"
    And I stay long enough
    When I click the 1st "product card"
    Then I am on "Product detail"
    And I stay for 300 ms
    And everything was tracked as planned

  @AT-01
  Scenario: A product names the banner that led to it
    Given I open "Home"
    And I stay for 500 ms
    When I click the 2nd "banner"
    Then I am on "Product detail"
    And I stay for 300 ms
    And everything was tracked as planned

  @AT-02
  Scenario: After going back the source is the page that was on screen
    Given I open "Home"
    And I stay for 500 ms
    When I click the 2nd "product card"
    Then I am on "Product detail"
    When I go back
    Then I am on "Home"
    When I click "cart link"
    Then I am on "Cart"
    And I stay for 300 ms
    And everything was tracked as planned

  @AT-03
  Scenario: A click names the request that its card came with
    Given I open "Home"
    And I stay long enough
    When I scroll to the 25th "product card"
    And I scroll to the 1st "product card"
    And I click the 1st "product card"
    Then I am on "Product detail"
    And everything was tracked as planned

  @AT-04
  Scenario: The campaign survives the login
    Given I open "Home" with "utm_source=wechat&utm_medium=push"
    And I stay for 500 ms
    When I click "login link"
    Then I am on "Log in"
    When I type "lin.yue" into "name box"
    And I type "${buyer.password}" into "password box"
    And I click "login button"
    Then I am on "Home"
    And I stay for 500 ms
    When I click "help link"
    Then I am on "Help"
    And I stay for 300 ms
    And everything was tracked as planned

  @AB-01.a
  Scenario: An experiment that is not shown is not reported
    Given I open "Home" with "variant=B"
    When I stay for 1.2 s
    Then everything was tracked as planned

  @AB-01.b @AB-02 @AB-05
  Scenario: The variant shown is reported once, and events carry it
    Given I open "Product detail" with "variant=B"
    And I stay for 500 ms
    When I click "add to cart button"
    And I stay for 300 ms
    Then "experiment exposure" is reported once
    And everything was tracked as planned

  @AB-03
  Scenario: A late flag shows one variant and no other
    Given I open "Product detail" with "variant=B&flagDelay=1000"
    When I stay for 1.6 s
    Then everything was tracked as planned

  @AB-04
  Scenario: The second user's variant is reported too
    Given I open "Product detail" with "variant=B"
    And I stay for 500 ms
    When I click "login link"
    Then I am on "Log in"
    When I type "lin.yue" into "name box"
    And I type "${buyer.password}" into "password box"
    And I click "login button"
    Then I am on "Home"
    When I click the 1st "product card"
    Then I am on "Product detail"
    And I stay for 500 ms
    And "experiment exposure" is reported twice
    And everything was tracked as planned
