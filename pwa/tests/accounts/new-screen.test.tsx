import { render } from "preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NewAccountScreen } from "../../src/accounts/new-screen";
import { erase, logOut } from "../../src/accounts/store";
import { House } from "./house";

let house: House;
let root: HTMLElement;
beforeEach(async () => {
  house = new House();
  await house.open();
  root = document.body.appendChild(document.createElement("div"));
  history.pushState(null, "", "/me");
  history.pushState(null, "", "/account/new");
  render(<Screens />, root);
});
afterEach(async () => {
  render(null, root);
  root.remove();
  await logOut({ keepUnsent: false });
  await erase();
  house.close();
});

function Screens() {
  return (
    <LocationProvider>
      <Router>
        <Route path="/account/new" component={NewAccountScreen} />
        <Route path="/help-now" component={() => <h1>Direct hulp</h1>} />
        <Route default component={() => <h1>Elders</h1>} />
      </Router>
    </LocationProvider>
  );
}

const sees = (title: string) => vi.waitFor(() => expect(root.querySelector("h1")?.textContent).toBe(title));

async function tap(words: string): Promise<void> {
  await vi.waitFor(() => {
    const found = [...root.querySelectorAll<HTMLElement>("button, a")].find((each) => each.textContent === words);
    expect(found, words).toBeDefined();
    found!.click();
  });
}

async function answerAll(): Promise<void> {
  await tap("Ja, 16 of ouder");
  await tap("Ja, bewaar het voor mij");
  await tap("Verder");
  await sees("Hoe kom je later weer in je account?");
}

test("the browser's back goes one step back", async () => {
  await answerAll();

  history.back();
  await sees("Twee dingen over jou");
  history.back();
  await sees("Mag het?");
});

test("a recovery code that is not kept yet is still there after crisis help; then back does not pass the steps", async () => {
  await answerAll();
  await tap("Met een code");
  await sees("Schrijf deze code op");
  await tap("Direct hulp");
  await sees("Direct hulp");
  history.back();
  await sees("Schrijf deze code op");

  root.querySelector<HTMLElement>("input[type=checkbox]")!.click();
  await vi.waitFor(() => expect(root.querySelector<HTMLButtonElement>(".foot button")!.disabled).toBe(false));
  await tap("Naar Vandaag");
  await vi.waitFor(() => expect(location.pathname).toBe("/"));
  history.back();
  await vi.waitFor(() => expect(location.pathname).toBe("/me"));
});
