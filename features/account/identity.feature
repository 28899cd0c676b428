@account
Feature: Sessions, devices and users

  @ID-01 @FD-04 @FD-20
  Scenario: From login on, events carry the user and the same device
    Given I open "Home"
    And I stay for 500 ms
    When I click "login link"
    Then I am on "Log in"
    When I type "lin.yue" into "name box"
    And I type "${buyer.password}" into "password box"
    And I click "login button"
    Then I am on "Home"
    And I stay for 500 ms
    And everything was tracked as planned

  @ID-02 @FD-15
  Scenario: The next user is another user
    Given I open "Log in"
    When I type "lin.yue" into "name box"
    And I type "${buyer.password}" into "password box"
    And I click "login button"
    Then I am on "Home"
    When I click "logout button"
    And I click "login link"
    And I type "wang.min" into "name box"
    And I type "${buyer.password}" into "password box"
    And I click "login button"
    Then I am on "Home"
    And I stay for 500 ms
    And everything was tracked as planned

  @ID-03 @SE-01.b
  Scenario: Going on to another page stays one visitor and one session
    Given I open "Home"
    And I stay for 500 ms
    When I click "cart link"
    Then I am on "Cart"
    And I stay for 300 ms
    When I click "help link"
    Then I am on "Help"
    And I stay for 300 ms
    And everything was tracked as planned

  @ID-04
  Scenario: Two devices are two visitors
    Given I open "Home"
    And I stay for 200 ms
    When I use a new device
    And I open "Home"
    And I stay for 200 ms
    Then everything was tracked as planned

  @SE-01.a
  Scenario: After 31 idle minutes another session begins
    Given I open "Home"
    And I stay long enough
    When 31 minutes pass
    And I click "cart link"
    Then I am on "Cart"
    And everything was tracked as planned

  @SE-02
  Scenario: Two tabs are one session while one of them is used
    Given I open "Help"
    And I open "Product detail" of "SKU-2" in a background tab
    And I stay long enough
    When 16 minutes pass
    And I type "thank you" into "feedback box"
    And I click "send feedback button"
    And I stay for 300 ms
    And 16 minutes pass
    And I click "logo"
    Then I am on "Home"
    And everything was tracked as planned

  @SE-03
  Scenario: A tab that a link opened belongs to the session
    Given I open "Home"
    And I stay for 500 ms
    When I click "help link" into a background tab
    And I look at the other tab
    Then I am on "Help"
    And I stay for 500 ms
    And everything was tracked as planned

  @SE-04
  Scenario: A clock that was turned back begins another session
    Given I open "Home"
    And I stay long enough
    When the device’s clock is set back by 1 hour
    And I click "cart link"
    Then I am on "Cart"
    And everything was tracked as planned
