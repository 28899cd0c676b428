@survey
Feature: The survey after an order

  Scenario: Everything is answered
    Given I open "Survey"
    When I select "5" in "price score"
    And I click "liked the price option"
    And I select "4" in "speed score"
    And I click "came late option"
    And I stay for 2.5 s
    And I type "2" into "days late box"
    And I type "no string" into "what was missed box"
    And I click "liked the packing option"
    And I type "lin@example.com" into "mail box"
    And I type "13812345678" into "telephone box"
    And I select "4.5" in "stars box"
    And I stay for 2.5 s
    And I click "send survey button"
    Then I am on "Survey done"
    And I see "survey reward"
    And "survey answer" is reported once with:
      | field         | rule                  |
      | stars         | = 4.5                 |
      | answers.q1    | = 5                   |
      | liked         | = ["price","packing"] |
      | delivery.days | = 2                   |
      | reward.points | = 20                  |
    And everything was tracked as planned

  Scenario: Hardly anything is answered
    Given I open "Survey"
    When I select "0.5" in "stars box"
    And I click "send survey button"
    Then I am on "Survey done"
    And "survey answer" is reported once with:
      | field         | rule    |
      | left_out      | = 0.75  |
      | delivery.days | missing |
      | contact       | missing |
      | reward.coupon | = THX5  |
    And everything was tracked as planned
