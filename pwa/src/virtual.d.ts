/** Modules that the build makes; see pwa/plugins/. */

type Messages = Record<string, string | import("@formatjs/icu-messageformat-parser").MessageFormatElement[]>;

declare module "virtual:messages/nl/first" {
  const messages: Messages;
  export default messages;
}
declare module "virtual:messages/nl/rest" {
  const messages: Messages;
  export default messages;
}
declare module "virtual:messages/en/first" {
  const messages: Messages;
  export default messages;
}
declare module "virtual:messages/en/rest" {
  const messages: Messages;
  export default messages;
}
declare module "virtual:icons" {
  const paths: Record<import("./ui/icon-names").IconName, string>;
  export default paths;
}
declare module "virtual:contacts" {
  const contacts: import("./safety/contacts").Contacts;
  export default contacts;
}
declare module "virtual:instruments" {
  const instruments: import("./instruments/instrument").Instrument[];
  export default instruments;
}
declare module "virtual:interventions" {
  const catalogue: import("./interventions/intervention").Catalogue;
  export default catalogue;
}
