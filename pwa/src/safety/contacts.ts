export interface Contacts {
  contacts: unknown[];
}
