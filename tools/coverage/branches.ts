/** What this reads of a coverage report in Istanbul's form. */
export type IstanbulFile = {
  readonly path: string;
  readonly branchMap: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly loc: { readonly start: { readonly line: number } };
        readonly locations: readonly { readonly start?: { readonly line?: number } }[];
      }
    >
  >;
  readonly b: Readonly<Record<string, readonly number[]>>;
};

export type FileBranches = {
  readonly file: string;
  readonly total: number;
  /** Branches that no test takes. */
  readonly left: readonly { readonly line: number; readonly type: string }[];
};

/** Counts the branches of a file, each way of a condition as one. */
export function branchesOf(file: string, { branchMap, b }: IstanbulFile): FileBranches {
  let total = 0;
  const left: { line: number; type: string }[] = [];
  for (const [id, counts] of Object.entries(b)) {
    const branch = branchMap[id];
    total += counts.length;
    counts.forEach((count, i) => {
      if (count > 0 || branch === undefined) return;
      const line = branch.locations[i]?.start?.line ?? branch.loc.start.line;
      left.push({ line, type: branch.type });
    });
  }
  return { file, total, left };
}
