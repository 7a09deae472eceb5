/** One measured line: a name, its value with unit, and, where it is a time, how many times the floor. */
export interface Line {
  readonly name: string;
  readonly milliseconds?: number;
  readonly text?: string;
}

export interface Measured {
  /** What the times are compared with, measured in the same process. */
  readonly floor: { readonly name: string; readonly milliseconds: number };
  readonly lines: readonly Line[];
  readonly peakMegabytes: number;
}

/** A table of what was measured. */
export function report(title: string, { floor, lines, peakMegabytes }: Measured): string {
  const rows = [
    [`floor: ${floor.name}`, inMilliseconds(floor.milliseconds), "1 ×"],
    ...lines.map(({ name, milliseconds, text = "" }) =>
      milliseconds === undefined
        ? [name, text, ""]
        : [name, inMilliseconds(milliseconds), `${(milliseconds / floor.milliseconds).toFixed(1)} ×`],
    ),
    ["peak memory", `${peakMegabytes.toLocaleString("en-US")} MB`, ""],
  ];
  const body = rows.map(
    ([name, value, ratio]) => `  ${name!.padEnd(58)}${value!.padStart(16)}${ratio!.padStart(10)}`,
  );
  return `\n${title}\n${body.join("\n")}`;
}

function inMilliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value).toLocaleString("en-US")} ms`;
}

/** Peak memory of this process so far. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
