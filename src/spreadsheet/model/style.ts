/** How a cell looks. Colours are `#RRGGBB`; an absent property is the workbook's default. */
export interface CellStyle {
  readonly numberFormat: string;
  readonly font: FontStyle;
  /** null: no fill. Under a pattern, what lies behind it. */
  readonly fill: string | null;
  /** Dots or stripes over the fill; absent: none. */
  readonly pattern?: FillPattern;
  readonly borders: Readonly<Partial<Record<BorderEdge, BorderLine>>>;
  readonly horizontal:
    "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
  readonly vertical: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  readonly wrapText: boolean;
  readonly indent: number;
  readonly textOrientation: number;
  readonly shrinkToFit: boolean;
  /** Distributed text keeps a distance from both edges; absent: no. */
  readonly autoIndent?: boolean;
  /** Absent: as the text itself wants it. */
  readonly readingOrder?: "LeftToRight" | "RightToLeft";
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** Name of the cell style that this is a use of; absent: Normal. */
  readonly named?: string;
  /**
   * The cell format of the opened file that this style came from or was derived from (index into cellXfs).
   * What the model does not know of it (theme colours, gradients) is kept when the file is saved.
   */
  readonly source?: number;
}

export interface FontStyle {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single" | "Double" | "SingleAccountant" | "DoubleAccountant";
  readonly strikethrough: boolean;
  readonly color: string;
}

export interface FillPattern {
  readonly kind: (typeof FILL_PATTERNS)[number];
  readonly color: string;
}

/** As Excel's object model names them (Excel.FillPattern), without "None" and "Solid", which are no patterns. */
export const FILL_PATTERNS = [
  "Gray50",
  "Gray75",
  "Gray25",
  "Horizontal",
  "Vertical",
  "Down",
  "Up",
  "Checker",
  "SemiGray75",
  "LightHorizontal",
  "LightVertical",
  "LightDown",
  "LightUp",
  "Grid",
  "CrissCross",
  "Gray16",
  "Gray8",
] as const;

export type BorderEdge = "Top" | "Bottom" | "Left" | "Right" | "DiagonalDown" | "DiagonalUp";

export interface BorderLine {
  readonly style: "Continuous" | "Dash" | "DashDot" | "DashDotDot" | "Dot" | "Double" | "SlantDashDot";
  readonly weight: "Hairline" | "Thin" | "Medium" | "Thick";
  readonly color: string;
}

export const DEFAULT_STYLE: CellStyle = {
  numberFormat: "General",
  font: {
    name: "Calibri",
    size: 11,
    bold: false,
    italic: false,
    underline: "None",
    strikethrough: false,
    color: "#000000",
  },
  fill: null,
  borders: {},
  horizontal: "General",
  vertical: "Bottom",
  wrapText: false,
  indent: 0,
  textOrientation: 0,
  shrinkToFit: false,
  locked: true,
  formulaHidden: false,
};

/** What may be changed of a style; nested parts are merged. */
export type StyleChange = Omit<Partial<CellStyle>, "font" | "borders" | "source"> & {
  readonly font?: Partial<FontStyle>;
  readonly borders?: Readonly<Partial<Record<BorderEdge, BorderLine | null>>>;
};

/** A style with `change` laid over it. */
export function mergeStyle(base: CellStyle, change: StyleChange): CellStyle {
  const borders = { ...base.borders };
  for (const [edge, line] of Object.entries(change.borders ?? {}) as [BorderEdge, BorderLine | null][]) {
    if (line === null) delete borders[edge];
    else borders[edge] = line;
  }
  return { ...base, ...change, font: { ...base.font, ...change.font }, borders };
}

/** Every distinct style of a workbook once; cells hold its number. Style 0 is the default. */
export class StyleTable {
  private readonly styles: CellStyle[] = [];
  private readonly ids = new Map<string, number>();
  private readonly derived = new Map<string, number>();

  constructor(readonly defaultStyle: CellStyle = DEFAULT_STYLE) {
    this.idOf(defaultStyle);
  }

  get(id: number): CellStyle {
    return this.styles[id] ?? this.defaultStyle;
  }

  get count(): number {
    return this.styles.length;
  }

  idOf(style: CellStyle): number {
    const key = JSON.stringify(style);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.styles.length;
      this.styles.push(style);
      this.ids.set(key, id);
    }
    return id;
  }

  /** The style `id` with `change` laid over it. */
  derive(id: number, change: StyleChange): number {
    const key = `${id}|${JSON.stringify(change)}`;
    let result = this.derived.get(key);
    if (result === undefined) {
      result = this.idOf(mergeStyle(this.get(id), change));
      this.derived.set(key, result);
    }
    return result;
  }
}
