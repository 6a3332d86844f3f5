import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, Chip, Dialog, Row, Rows, Screen, Segmented, Status, Well } from "../../src/ui";
import { water } from "../../src/ui/well";

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (what: preact.ComponentChild) => act(() => render(what, root));

describe("a screen", () => {
  it("has one h1, a title, a main part and the way to crisis help", async () => {
    await show(<Screen title="Verloop">…</Screen>);

    expect(root.querySelectorAll("h1")).toHaveLength(1);
    expect(document.title).toBe("Verloop · Welnu");
    expect(root.querySelector("main")).not.toBeNull();
    expect(root.querySelector('a[href="/help-now"]')?.textContent).toContain("Direct hulp");
  });

  it("takes the focus to its h1 when it follows another screen", async () => {
    await show(
      <Screen key="one" title="Eerst">
        …
      </Screen>,
    );
    await show(
      <Screen key="two" title="Daarna">
        …
      </Screen>,
    );

    expect(document.activeElement).toBe(root.querySelector("h1"));
  });

  it("marks the tab that it is in", async () => {
    await show(
      <Screen title="Ik" tab="me">
        …
      </Screen>,
    );

    expect(root.querySelector('[aria-current="page"]')?.getAttribute("href")).toBe("/me");
  });

  it("goes back by a link, or by what it is told to do", async () => {
    const back = vi.fn();
    await show(
      <Screen title="Uitkomst" back={back}>
        …
      </Screen>,
    );

    root.querySelector<HTMLElement>('[aria-label="Terug"]')?.click();

    expect(back).toHaveBeenCalledOnce();
  });

  it("says where back leads and what closing does, where it knows", async () => {
    const leave = () => {};
    await show(
      <Screen title="Vraag 5" back={leave} backLabel="Terug naar vraag 4" close={leave} closeLabel="Sluiten, bewaard">
        …
      </Screen>,
    );

    expect([...root.querySelectorAll("button")].map((each) => each.getAttribute("aria-label"))).toEqual([
      "Terug naar vraag 4",
      "Sluiten, bewaard",
    ]);
  });
});

it("a dialog begins at its question, not at its first button", async () => {
  await show(
    <Dialog title="Alles wissen?" onClose={() => {}} actions={<button type="button">Ja</button>}>
      …
    </Dialog>,
  );

  expect(document.activeElement?.textContent).toBe("Alles wissen?");
});

it("the phone's own bar takes the colour of the top of the screen", async () => {
  const meta = document.head.appendChild(document.createElement("meta"));
  meta.name = "theme-color";
  document.head.appendChild(document.createElement("style")).textContent = ".top { background-color: rgb(1, 2, 3) }";

  await show(<Screen title="Verloop">…</Screen>);

  expect(meta.content).toBe("rgb(1, 2, 3)");
});

describe("rows and choices", () => {
  it("a row that leads somewhere is a link, one that does something a button, else neither", async () => {
    await show(
      <Rows>
        <Row title="Delen" href="/sharing" />
        <Row title="Wis alles" onClick={() => {}} />
        <Row title="74 bewaard" />
      </Rows>,
    );

    expect([...root.querySelectorAll(".main > :first-child")].map((each) => each.localName)).toEqual([
      "a",
      "button",
      "b",
    ]);
  });

  it("one of a few is pressed, and says which one was chosen", async () => {
    const chosen = vi.fn();
    const options = [
      { value: "nl", label: "Nederlands" },
      { value: "en", label: "English" },
    ] as const;
    await show(<Segmented label="Taal" options={options} value="nl" onChange={chosen} />);

    root.querySelectorAll("button")[1]?.click();

    expect(root.querySelectorAll('[aria-pressed="true"]')).toHaveLength(1);
    expect(chosen).toHaveBeenCalledWith("en");
  });

  it("a chip says whether it is chosen", async () => {
    await show(
      <Chip pressed onToggle={() => {}}>
        studie
      </Chip>,
    );

    expect(root.querySelector("button")?.getAttribute("aria-pressed")).toBe("true");
  });
});

it("what is announced twice is heard twice", async () => {
  await show(<Status />);
  await act(() => announce("Bewaard"));
  const first = root.querySelector("span");
  await act(() => announce("Bewaard"));

  expect(root.querySelector('[role="status"]')?.textContent).toBe("Bewaard");
  expect(root.querySelector("span")).not.toBe(first);
});

describe("a well", () => {
  it.each([
    [0, 0, 0],
    [0.4, 1, 0],
    [1, 0, 1],
  ])("filled to %d", async (level, paths, discs) => {
    await show(<Well level={level} />);

    expect(root.querySelectorAll("path.lvl")).toHaveLength(paths);
    expect(root.querySelectorAll("circle.lvl")).toHaveLength(discs);
  });

  it("half full reaches the middle", () => {
    expect(water(0.5)).toBe("M3.80 12.00A8.2 8.2 0 0 0 20.20 12.00Z");
  });
});
