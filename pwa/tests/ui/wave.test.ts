import { expect, test } from "vitest";
import { heightAt, line, water } from "../../src/ui/wave";

const wave = { mean: 20, height: 5, length: 256, crest: 42 };

test("a wave is lowest on the screen at its crest and comes back after its length", () => {
  expect(heightAt(wave, 42)).toBe(25);
  expect(heightAt(wave, 42 + 128)).toBe(15);
  expect(heightAt(wave, 42 + 256)).toBeCloseTo(25);
});

test("a line begins and ends on the wave", () => {
  expect(line(wave, 42, 170)).toMatch(/^M42 25C/);
  expect(line(wave, 42, 170)).toMatch(/ 170 15$/);
});

test("water is closed along its floor", () => {
  expect(water(wave, -6, 394, 64)).toMatch(/V64H-6Z$/);
});
