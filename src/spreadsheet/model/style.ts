/** How a cell looks. Colours are `#RRGGBB`; an absent property is the workbook's default. */
export interface CellStyle {
  readonly numberFormat: string;
  readonly font: FontStyle;
  /** null: no fill. */
  readonly fill: string | null;
  readonly borders: Readonly<Partial<Record<BorderEdge, BorderLine>>>;
  readonly horizontal:
    "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
  readonly vertical: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  readonly wrapText: boolean;
  readonly indent: number;
  readonly textOrientation: number;
  readonly shrinkToFit: boolean;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
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
      const base = this.get(id);
      const borders = { ...base.borders };
      for (const [edge, line] of Object.entries(change.borders ?? {}) as [BorderEdge, BorderLine | null][]) {
        if (line === null) delete borders[edge];
        else borders[edge] = line;
      }
      result = this.idOf({ ...base, ...change, font: { ...base.font, ...change.font }, borders });
      this.derived.set(key, result);
    }
    return result;
  }
}
