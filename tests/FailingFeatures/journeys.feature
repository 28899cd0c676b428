Feature: Whole journeys that must fail

  The shop is clean; the plan says of sessions, users, consent and sources what the shop does not do. Only the lossy app really loses an event.

  @kind:wrong-session
  Scenario: A session is said to end after ten minutes
    Given I open "Cart"
    When 20 minutes pass
    And I refresh the page
    Then everything was tracked as planned

  @kind:wrong-identity
  Scenario: Claiming a coupon is said to sign in
    Given I open "Cart"
    When I click "claim coupon button"
    And I stay for 500 ms
    Then everything was tracked as planned

  @kind:personal-data
  Scenario: The source of a campaign is a mail address
    Given I open "Cart" with "utm_source=lee@example.com"
    Then everything was tracked as planned

  @kind:wrong-attribution
  Scenario: The page is said to be the one that its address names
    Given I open "Thank you" with "from=cart"
    Then everything was tracked as planned

  @kind:before-consent
  Scenario: The button that places the order is said to ask for consent
    Given I open "Checkout"
    Then everything was tracked as planned

  @kind:lost-event @app:lossy
  Scenario: The SDK counted an event that never came
    Given I open "Cart"
    When I stay for 500 ms
    Then everything was tracked as planned
