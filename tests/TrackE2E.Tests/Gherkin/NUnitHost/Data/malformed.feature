Feature: Malformed
  Scenario: s
    Given x
    Oops
