/** What someone began and did not end, by kind and name: on this phone until it is ended or let go of, gone with its owner. */
import { database, of, putAtOnce } from "./db";
import { guarded, owner } from "./store";

/** How much whoever is here began and did not end. */
export const countDrafts = async (): Promise<number> => (await database()).count("drafts", of(owner.value));

/** Let go of all of it. */
export const dropDrafts = async (): Promise<void> => (await database()).delete("drafts", of(owner.value));

export function drafts<Draft>(kind: string) {
  const prefix = `${kind} `;
  const key = (name: string): [string, string] => [owner.value, prefix + name];
  const read = async (at: [string, string]) => (await (await database()).get("drafts", at)) as Draft | undefined;
  return {
    of: (name: string): Promise<Draft | undefined> => read(key(name)),
    keep: async (name: string, draft: Draft): Promise<void> => {
      await guarded(putAtOnce(await database(), "drafts", draft, key(name)));
    },
    drop: async (name: string): Promise<void> => {
      await (await database()).delete("drafts", key(name));
    },
    /** Return all of this kind, by name. */
    all: async (): Promise<Map<string, Draft>> => {
      const keys = (await (await database()).getAllKeys("drafts", of(owner.value))).filter(([, name]) =>
        name.startsWith(prefix),
      );
      const found = await Promise.all(keys.map(async (at) => [at[1].slice(prefix.length), await read(at)] as const));
      return new Map(found.filter((one): one is readonly [string, Awaited<Draft>] => one[1] !== undefined));
    },
  };
}
