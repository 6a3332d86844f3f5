import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../../src/i18n");
const packages = readdirSync(join(FOLDER, "nl"));

function messages(language: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(FOLDER, language, file), "utf8"));
}

/** Return the arguments and tags of a message, each once, with what it does to them. */
function args(tree: MessageFormatElement[]): string[] {
  const found = tree.flatMap((part): string[] => {
    if (part.type === TYPE.literal || part.type === TYPE.pound) return [];
    if (part.type === TYPE.tag) return [`<${part.value}>`, ...args(part.children)];
    const inner = "options" in part ? Object.values(part.options).flatMap((option) => args(option.value)) : [];
    return [`${part.value}:${TYPE[part.type]}`, ...inner];
  });
  return [...new Set(found)].sort();
}

it("Dutch and English have the same packages", () => {
  expect(readdirSync(join(FOLDER, "en"))).toEqual(packages);
});

describe.each(packages)("%s", (file) => {
  const [nl, en] = [messages("nl", file), messages("en", file)];

  it("says the same things in Dutch and in English", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  });

  it("takes the same arguments in both", () => {
    const differ = Object.keys(nl).filter((key) => String(args(parse(nl[key]!))) !== String(args(parse(en[key]!))));

    expect(differ).toEqual([]);
  });

  it("has no empty message", () => {
    expect(Object.entries({ ...nl, ...en }).filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  it("speaks of a person, without shame or alarm", () => {
    const wrong = /pati[eë]nt|gebruiker|\busers?\b|streak|risk score|risicoscore|severity|plegen/i;

    expect([...Object.values(nl), ...Object.values(en)].filter((message) => wrong.test(message))).toEqual([]);
  });
});
