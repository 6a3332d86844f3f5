import { expect, it } from "vitest";
import { compiled } from "../../plugins/messages";

it("a message without syntax stays a string", () => {
  expect(compiled("Direct hulp")).toBe("Direct hulp");
});

it("quotes of ICU are undone in it", () => {
  expect(compiled("'{'letterlijk'}'")).toBe("{letterlijk}");
});

it("a message with an argument becomes a tree", () => {
  expect(compiled("Dag {name},")).toMatchObject([{ value: "Dag " }, { value: "name" }, { value: "," }]);
});

it("a broken message stops the build", () => {
  expect(() => compiled("{count, plural, one {#}}")).toThrow();
});
