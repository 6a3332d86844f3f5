import { expect, test } from "vitest";
import { emailFaults, newPasswordFaults } from "../../src/accounts/password";

test.each([
  ["noor@example.org", true],
  ["  noor@example.org ", true],
  ["noor@example", false],
  ["noor example.org", false],
  ["", false],
])("%j may be an e-mail address: %s", (email, isFine) => {
  expect(Object.keys(emailFaults(email))).toEqual(isFine ? [] : ["email"]);
});

test.each([
  ["fourteen chars", false],
  ["fifteen chars, ", true],
  ["🌊".repeat(14), false], // counted as people count, not as computers do
  ["🌊".repeat(15), true],
])("%j is long enough: %s", (password, isFine) => {
  expect(Object.keys(newPasswordFaults(password))).toEqual(isFine ? [] : ["password"]);
});
