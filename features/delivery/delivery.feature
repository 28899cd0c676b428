@delivery
Feature: Every event arrives, once, with the time at which it happened

  @DU-02
  Scenario: What was delivered is not sent again
    Given I open "Product detail" of "SKU-2"
    And I stay for 1.5 s
    When I click "add to cart button"
    And I stay for 1.2 s
    Then everything was tracked as planned

  @OR-01.b
  Scenario: The page view comes before the first click
    Given I open "Product detail" of "SKU-2"
    And I stay for 300 ms
    When I click "add to cart button"
    And I stay for 1.2 s
    Then everything was tracked as planned

  @OR-02
  Scenario: Each event has its own time
    Given I open "Home"
    When I click the 1st "card add button"
    And I stay for 700 ms
    And I click the 2nd "card add button"
    And I stay for 700 ms
    And I click the 3rd "card add button"
    And I stay for 700 ms
    And I click the 1st "card add button"
    And I stay for 700 ms
    Then everything was tracked as planned

  @DU-01
  Scenario: A retry is the same event
    Given I open "Product detail" of "SKU-2"
    And I stay for 500 ms
    And the collector answers 500 once
    When I click "add to cart button"
    And I stay for 500 ms
    And I click "add to cart button"
    And I stay for 1 s
    Then "add to cart click" is reported twice
    And everything was tracked as planned

  @DU-04
  Scenario: The second visit reports a click once
    Given I open "Home"
    And I stay long enough
    When I click the 1st "product card"
    Then I am on "Product detail"
    When I go back
    Then I am on "Home"
    And I stay long enough
    When I click the 1st "product card"
    Then I am on "Product detail"
    When I click "add to cart button"
    And I stay for 300 ms
    Then "add to cart click" is reported once
    And everything was tracked as planned

  @LO-01
  Scenario: What is done offline arrives later, with its own time
    Given I open "Product detail" of "SKU-2"
    And I stay for 1.2 s
    When the device goes offline
    And I click "add to cart button"
    And I stay for 3 s
    And the device goes online
    And I stay for 1 s
    Then everything was tracked as planned

  @LO-02
  Scenario: A full queue drops the oldest and says how many
    Given I open "Home"
    And I stay long enough
    When the device goes offline
    And I click "card add button" 40 times in a row
    And the device goes online
    And I stay for 1 s
    Then everything was tracked as planned

  @LO-03 @LC-04.a
  Scenario: The last events of a closed page are not lost
    Given I open "Product detail" of "SKU-2"
    And I stay for 500 ms
    When I click "add to cart button"
    And I close the page
    Then everything was tracked as planned

  @LC-04.b
  Scenario: What was delivered is not sent again at the next start
    Given I open "Product detail" of "SKU-2"
    And I stay for 500 ms
    When I click "add to cart button"
    And I stay for 300 ms
    And I close the browser and open it again
    And I open "Home"
    And I stay for 500 ms
    Then everything was tracked as planned

  @LO-06
  Scenario: A slow collector does not hold up the user
    Given I open "Home"
    And I stay long enough
    And the collector answers after 2 s
    When I click the 1st "product card"
    Then I am on "Product detail"
    And everything was tracked as planned
