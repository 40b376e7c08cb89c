// Packages without declarations of their own; this is what we call.
declare module 'cli-progress' {
  export type Preset = { readonly barCompleteChar: string };
  export const Presets: { readonly shades_classic: Preset };
  export class SingleBar {
    constructor(
      options: { stream?: NodeJS.WritableStream; clearOnComplete?: boolean; format?: string },
      preset?: Preset,
    );
    start(total: number, done: number): void;
    setTotal(total: number): void;
    update(done: number): void;
    stop(): void;
  }
}

declare module 'qrcode' {
  function text(
    data: readonly { readonly data: Uint8Array; readonly mode: 'byte' }[],
    options: { type: 'terminal' | 'utf8'; errorCorrectionLevel?: 'L' | 'M'; small?: boolean },
  ): Promise<string>;

  function create(
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' },
  ): { readonly modules: { readonly size: number; readonly data: Uint8Array } };

  export { create, text as toString };
}
