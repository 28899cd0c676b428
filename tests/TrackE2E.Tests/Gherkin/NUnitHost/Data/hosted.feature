@hosted
Feature: Hosted by NUnit

  Scenario: A step passes
    Given a hosted step

  @slow
  Scenario Outline: Rows
    Given a hosted step
    Then <a> is <b>

    Examples:
      | a | b |
      | 1 | 1 |
      | 1 | 2 |

  Scenario: A step is missing
    Given a step that nobody wrote
