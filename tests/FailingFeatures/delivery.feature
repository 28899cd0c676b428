Feature: Hits that cannot be read and pages that crash

  The shop's tracking code is replaced, because no plan can cause these.

  @kind:undecodable-hit @app:garbled
  Scenario: A payload that breaks off
    Given I open "Log in"
    Then nothing unplanned is reported

  @kind:app-crashed @app:greedy
  Scenario: A page that takes all memory
    Given I open "Log in"
    When I stay for 60 s
    Then nothing unplanned is reported
