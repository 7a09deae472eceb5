import type { CountCell, CountSum, CountTable } from "./countTable";

/** One figure as a table shows it: a count, or a numerator with its denominator. */
export interface CountFigure {
  readonly key: string;
  /** As a reader would call it: "D, September 2026". */
  readonly name: string;
  /** Numerator, sum, cases behind a median, or numerator of a rate per 1,000; null where sent as suppressed. */
  readonly count: number | null;
  /** Only where it counts people too (shares); null where sent as suppressed. */
  readonly of?: number | null;
  /** True where `count` is part of `of`: then what is left of it is protected as well. */
  readonly subset?: boolean;
  readonly countsPeople: boolean;
  /** Shown to somebody before (a former version, last month's file): it cannot be taken back. */
  readonly published?: boolean;
}

/** A figure that is the sum of others: sites -> ALL, providers -> system, months -> quarter, groups -> total. */
export interface FigureSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** The counts of a figure. */
export type CountRole = "count" | "of" | "rest";

const ROLES: readonly CountRole[] = ["count", "of", "rest"];

/** What a suppressed count can be where nobody said: anything. */
const ANYTHING = { low: 0, high: Infinity };

/**
 * The key of one count of a figure in the table that `figuresTable` makes.
 *
 * @example cellKey("enrolled|2026-09", "of") // "enrolled|2026-09#of"
 */
export function cellKey(figure: string, role: CountRole): string {
  return `${figure}#${role}`;
}

/**
 * A table of counts from figures and their sums: the way in to `protect` and `attack`.
 *
 * A figure becomes one cell, or three (count, of, rest = of − count) that are hidden together; a sum of figures
 * becomes one sum for each count that all of them have. Put in everything that readers can lay side by side: also
 * totals that are not printed but whose rate or limits are (a pooled rate gives its total back), and former versions:
 * a figure that was revised is there twice, the former one `published` with the former total; one that was not is
 * there once, in both sums.
 *
 * Cost: under a second for 10 providers × 12 months with quarter and system, or 10 providers × 5 groups in a month; some
 * seconds for providers × groups × months with all their totals. Figures of indicators that nobody can add up belong
 * in tables of their own: each is then small.
 *
 * A figure sent as suppressed is withheld: it lies in `range` (1 to 10 for "<11").
 *
 * @example
 * const months = ["July", "August", "September"];
 * const share = (name, count, of) => ({ key: name, name, count, of, subset: true, countsPeople: true });
 * const figures = [share("July", 30, 40), share("August", 34, 40), share("September", 22, 40), share("Q3", 86, 120)];
 * const table = figuresTable(figures, [{ total: "Q3", parts: months }]);
 * [...protect(table, { threshold: 11 }).hidden.keys()].sort() // ["August", "July"]: 10 and 6 are left of 40
 */
export function figuresTable(
  figures: readonly (CountFigure & { readonly range?: { readonly low: number; readonly high: number } })[],
  sums: readonly FigureSum[],
): CountTable {
  const cells = figures.flatMap((figure) =>
    rolesOf(figure).map((role): CountCell => {
      const value = valueOf(figure, role);
      return {
        key: cellKey(figure.key, role),
        name: nameOf(figure, role),
        figure: figure.key,
        value,
        countsPeople: figure.countsPeople,
        published: figure.published ?? false,
        ...(value === null ? (role === "rest" ? ANYTHING : (figure.range ?? ANYTHING)) : {}),
      };
    }),
  );
  const known = new Set(cells.map(({ key }) => key));
  const within = figures.flatMap((figure): CountSum[] => {
    if (!rolesOf(figure).includes("rest")) return [];
    return [
      {
        total: cellKey(figure.key, "of"),
        parts: [cellKey(figure.key, "count"), cellKey(figure.key, "rest")],
      },
    ];
  });
  const between = sums.flatMap(({ total, parts }) =>
    ROLES.filter((role) => [total, ...parts].every((key) => known.has(cellKey(key, role)))).map(
      (role): CountSum => ({ total: cellKey(total, role), parts: parts.map((key) => cellKey(key, role)) }),
    ),
  );
  return { cells, sums: [...within, ...between] };
}

function rolesOf({ of, subset }: CountFigure): CountRole[] {
  if (of === undefined) return ["count"];
  return subset ? ["count", "of", "rest"] : ["count", "of"];
}

function valueOf({ count, of }: CountFigure, role: CountRole): number | null {
  if (role === "count") return count;
  if (role === "of") return of ?? null;
  return count === null || of === undefined || of === null ? null : of - count;
}

function nameOf({ name, of }: CountFigure, role: CountRole): string {
  if (of === undefined) return name;
  return { count: `${name}, counted`, of: `${name}, of all`, rest: `${name}, the rest` }[role];
}
