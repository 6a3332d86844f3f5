import { render } from "preact";
import { expect, test } from "vitest";
import { Paragraphs, titleOf } from "../../src/accounts/markdown";

const TEXT = "# May Welnu keep it?\n\n**What.** Your answers.\n\nUnder *Me*, <b>not</b> elsewhere.\n";

test("the consent text has a title and paragraphs, and nothing in it acts as HTML", () => {
  const place = document.createElement("div");
  render(<Paragraphs text={TEXT} />, place);

  expect(titleOf(TEXT)).toBe("May Welnu keep it?");
  expect([...place.querySelectorAll("p")].map((p) => p.innerHTML)).toEqual([
    "<b>What.</b> Your answers.",
    "Under <em>Me</em>, &lt;b&gt;not&lt;/b&gt; elsewhere.",
  ]);
});
