import { useLocation } from "preact-iso";

/** The screens that ask for an account first. Only these: an address may come from anyone. */
const SCREENS: Record<string, string> = { sharing: "/me/sharing" };

/** Return where someone was on their way to when they needed an account, if anywhere. */
export function useWanted(): string | undefined {
  const { to = "" } = useLocation().query;
  return Object.hasOwn(SCREENS, to) ? SCREENS[to] : undefined;
}
