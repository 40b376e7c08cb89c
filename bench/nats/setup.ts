/** What a party of the comparison is started with. */
export type NatsSetup = {
  readonly role: 'a' | 'b';
  readonly server: string;
  /** File of its SQLite database. */
  readonly database: string;
  /** Publishes one message at once. */
  readonly greeting: boolean;
};
