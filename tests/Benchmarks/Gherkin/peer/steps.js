// the same as BasketSteps.cs
const { Given, When, Then } = require("@cucumber/cucumber");

Given("a basket with {int} apples", function (count) { this.apples = count; });
When("I add {int} apples", function (count) { this.apples += count; });
When("I take {int} apples", function (count) { this.apples -= count; });
Then("the basket has {int} apples", function (count) { if (this.apples !== count) throw new Error(`${this.apples} apples`); });
Then("the label is {string}", function (label) { if (!label) throw new Error("no label"); });
