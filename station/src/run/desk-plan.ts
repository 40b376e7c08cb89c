/** Where a station's desk is opened for browsers. */
export type DeskPlan = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The name in the address bar, where it is not the host. */
  readonly name?: string;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Key files of a demonstration's officers; none anywhere else. */
  readonly demonstration: readonly string[];
};

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|localhost|(?:[a-z0-9-]+\.)+localhost)$/u;

/** An address, or a name, that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
