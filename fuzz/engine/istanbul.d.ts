/** What the fuzzer uses of a package that declares no types. */
declare module 'istanbul-lib-instrument' {
  export function createInstrumenter(options: {
    readonly esModules: boolean;
    readonly compact: boolean;
  }): { instrumentSync(code: string, file: string): string };
}
